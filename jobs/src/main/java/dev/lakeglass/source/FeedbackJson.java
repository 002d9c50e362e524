package dev.lakeglass.source;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.lakeglass.span.RawFeedback;
import dev.lakeglass.span.RawRecord;
import dev.lakeglass.span.Rejected;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;

/**
 * Lakeglass feedback lines: one JSON object per event with {@code feedback_id, ts, kind, name} and
 * a {@code target}.
 */
final class FeedbackJson implements SourceFormat {
  private static final ObjectMapper JSON = new ObjectMapper();

  @Override
  public String name() {
    return "feedback";
  }

  @Override
  public boolean recognises(Set<String> keys) {
    return keys.contains("feedback_id");
  }

  @Override
  public RecordReader open(JsonParser document) {
    return new RecordReader() {
      private boolean done;

      @Override
      public Optional<RawRecord> next() throws IOException {
        if (done) {
          return Optional.empty();
        }
        done = true;
        JsonNode line = JSON.readTree(document);
        return Optional.of(line == null ? notAnObject() : record(line));
      }
    };
  }

  private static RawRecord record(JsonNode line) {
    if (!line.isObject()) {
      return notAnObject();
    }
    JsonNode target = line.path("target");
    String traceId = Ids.traceId(text(target, "trace_id"));
    String spanId = Ids.spanId(text(target, "span_id"));
    String sessionId = text(target, "session_id");
    if (traceId.isEmpty() && spanId.isEmpty() && sessionId.isEmpty()) {
      return new Rejected(
          "missing_target", "expected \"trace_id\", \"span_id\" or \"session_id\" in \"target\"");
    }
    if (text(line, "name").isEmpty()) {
      return new Rejected("missing_name", "expected \"name\"");
    }
    Optional<Instant> givenAt = instant(text(line, "ts"));
    if (givenAt.isEmpty()) {
      return new Rejected("missing_time", "expected \"ts\" as ISO 8601 with an offset");
    }
    JsonNode reviewer = line.path("reviewer");
    String authorType = authorType(text(reviewer, "kind"), text(line, "kind"));
    return new RawFeedback(
        text(line, "feedback_id"),
        givenAt.get(),
        traceId,
        spanId,
        sessionId,
        kind(text(line, "kind"), authorType),
        text(line, "name"),
        number(line.path("score")),
        optionalText(line, "label"),
        optionalText(line, "comment").or(() -> optionalText(line, "correction")),
        text(reviewer, "id"),
        authorType,
        text(line.path("source"), "service"),
        "",
        "",
        text(line, "tenant_id"));
  }

  private static RawRecord notAnObject() {
    return new Rejected("not_an_object", "expected one JSON object per line");
  }

  private static String kind(String kind, String authorType) {
    if (kind.equals("implicit")) {
      return "implicit";
    }
    boolean isReview = authorType.equals("reviewer") || authorType.equals("judge");
    return isReview || kind.equals("evaluation") ? "review" : "explicit";
  }

  private static String authorType(String reviewerKind, String kind) {
    return switch (reviewerKind.toUpperCase(Locale.ROOT)) {
      case "HUMAN" -> "reviewer";
      case "LLM" -> "judge";
      case "CODE" -> "system";
      case "END_USER" -> "user";
      default -> kind.equals("evaluation") ? "judge" : "user";
    };
  }

  private static Optional<Instant> instant(String text) {
    try {
      return Optional.of(OffsetDateTime.parse(text).toInstant());
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  private static OptionalDouble number(JsonNode node) {
    if (node.isBoolean()) {
      return OptionalDouble.of(node.booleanValue() ? 1 : 0);
    }
    return node.isNumber() ? OptionalDouble.of(node.doubleValue()) : OptionalDouble.empty();
  }

  private static Optional<String> optionalText(JsonNode node, String field) {
    JsonNode value = node.path(field);
    if (value.isMissingNode() || value.isNull()) {
      return Optional.empty();
    }
    return Optional.of(value.isTextual() ? value.textValue() : value.toString());
  }

  private static String text(JsonNode node, String field) {
    return optionalText(node, field).orElse("");
  }
}
