package dev.lakeglass.source;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lakeglass.span.RawRecord;
import java.util.List;

/** Assessments of MLflow: feedback of people and judges, and expectations. */
final class MlflowAssessment extends TreeFormat {
  private static final long NANOS_PER_MILLI = 1_000_000;

  @Override
  public String name() {
    return "mlflow";
  }

  @Override
  public boolean recognises(DocumentStart start) {
    return start.has("assessment_id") || start.has("assessment_name");
  }

  @Override
  List<RawRecord> records(JsonNode line, Envelope envelope) {
    JsonNode feedback = line.path("feedback");
    boolean isExpectation = line.path("expectation").isObject();
    JsonNode value =
        isExpectation ? line.path("expectation").path("value") : feedback.path("value");
    boolean isFailed = feedback.path("error").isObject();
    JsonNode source = line.path("source");
    JsonNode holder = isExpectation ? line.path("expectation") : feedback;
    String text =
        value.isBoolean() || value.isNumber() || isFailed ? "" : Json.text(holder, "value");
    return List.of(
        Annotation.named(Json.text(line, "assessment_name", "name"))
            .id(Json.text(line, "assessment_id"))
            .at(
                Times.of(line, "last_update_time", 1),
                Times.of(line, "last_update_time_ms", NANOS_PER_MILLI),
                Times.of(line, "create_time", 1),
                Times.of(line, "create_time_ms", NANOS_PER_MILLI))
            .trace(Json.text(line, "trace_id").replaceFirst("^tr-", ""))
            .span(Json.text(line, "span_id"))
            .number(isFailed ? feedback.path("error") : value)
            .label(text)
            .comment(Json.text(line, "rationale"))
            .author(Json.text(source, "source_id"), Json.text(source, "source_type"))
            .record());
  }
}
