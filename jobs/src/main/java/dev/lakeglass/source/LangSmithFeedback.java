package dev.lakeglass.source;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lakeglass.span.RawRecord;
import java.util.List;

/**
 * Feedback of LangSmith: {@code key}, {@code score}, {@code value} about a run, which is a span.
 * Its {@code session_id} is the project, not a session.
 */
final class LangSmithFeedback extends TreeFormat {

  @Override
  public String name() {
    return "langsmith";
  }

  @Override
  public boolean recognises(DocumentStart start) {
    return start.has("run_id", "key")
        && start.hasAny("score", "value", "correction", "feedback_source");
  }

  @Override
  List<RawRecord> records(JsonNode line, Envelope envelope) {
    JsonNode source = line.path("feedback_source");
    String correction = Json.text(line, "correction");
    String comment = Json.text(line, "comment");
    return List.of(
        Annotation.named(Json.text(line, "key"))
            .id(Json.text(line, "id"))
            .at(Times.of(line, "modified_at", 1), Times.of(line, "created_at", 1))
            .trace(Json.text(line, "trace_id"))
            .span(Json.text(line, "run_id"))
            .number(line.path("score"))
            .label(Json.text(line, "value"))
            .comment(comment.isEmpty() ? correction : comment)
            .author(Json.text(source, "user_id"), Json.text(source, "type"))
            .record());
  }
}
