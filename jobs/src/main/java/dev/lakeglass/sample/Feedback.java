package dev.lakeglass.sample;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;

/**
 * One line of feedback; empty texts are left out, and a score below 0 means that there is none.
 *
 * @param kind explicit, implicit or evaluation
 * @param reviewerKind END_USER, HUMAN, LLM or CODE
 */
record Feedback(
    String id,
    Instant at,
    String kind,
    String name,
    String dataType,
    String traceId,
    String spanId,
    double score,
    String label,
    String comment,
    String correction,
    String reviewerKind,
    String reviewerId,
    String service,
    String tenantId,
    String userId) {
  static final double NO_SCORE = -1;

  LocalDate day() {
    return LocalDate.ofInstant(at, ZoneOffset.UTC);
  }

  void write(JsonGenerator json) throws IOException {
    json.writeStartObject();
    json.writeStringField("feedback_id", id);
    json.writeStringField("ts", at.truncatedTo(ChronoUnit.MILLIS).toString());
    json.writeStringField("kind", kind);
    json.writeStringField("name", name);
    json.writeStringField("data_type", dataType);
    json.writeObjectFieldStart("target");
    json.writeStringField("trace_id", traceId);
    optional(json, "span_id", spanId);
    json.writeEndObject();
    if (score >= 0) {
      json.writeNumberField("score", score);
    }
    optional(json, "label", label);
    optional(json, "comment", comment);
    optional(json, "correction", correction);
    json.writeObjectFieldStart("reviewer");
    json.writeStringField("kind", reviewerKind);
    optional(json, "id", reviewerId);
    json.writeEndObject();
    boolean isReview = !reviewerKind.equals("END_USER");
    json.writeObjectFieldStart("source");
    json.writeStringField("system", isReview ? "review-desk" : "brightwater-app");
    json.writeStringField("channel", isReview ? "annotation" : "app");
    json.writeStringField("service", service);
    json.writeEndObject();
    json.writeStringField("tenant_id", tenantId);
    optional(json, "user_id", userId);
    json.writeEndObject();
  }

  private static void optional(JsonGenerator json, String field, String text) throws IOException {
    if (!text.isEmpty()) {
      json.writeStringField(field, text);
    }
  }
}
