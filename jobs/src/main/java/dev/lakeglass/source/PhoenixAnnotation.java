package dev.lakeglass.source;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lakeglass.span.RawRecord;
import java.util.List;

/** Annotations of spans, traces and sessions as Phoenix exports them. */
final class PhoenixAnnotation extends TreeFormat {

  @Override
  public String name() {
    return "phoenix";
  }

  @Override
  public boolean recognises(DocumentStart start) {
    return start.has("annotator_kind", "name");
  }

  @Override
  List<RawRecord> records(JsonNode line, Envelope envelope) {
    JsonNode result = line.path("result");
    String key =
        Json.text(line, "name")
            + "/"
            + Json.text(line, "identifier")
            + "/"
            + Json.text(line, "span_id", "trace_id", "session_id")
            + Json.text(line, "document_position");
    boolean isIdentified = !Json.text(line, "identifier").isEmpty();
    return List.of(
        Annotation.named(Json.text(line, "name"))
            .id(isIdentified ? "phoenix/" + key : Json.text(line, "id"))
            .at(Times.of(line, "updated_at", 1), Times.of(line, "created_at", 1))
            .trace(Json.text(line, "trace_id"))
            .span(Json.text(line, "span_id"))
            .session(Json.text(line, "session_id"))
            .document(Json.whole(line, "document_position"))
            .number(result.path("score"))
            .label(Json.text(result, "label"))
            .comment(Json.text(result, "explanation"))
            .author(Json.text(line, "user_id"), Json.text(line, "annotator_kind"))
            .record());
  }
}
