package dev.lakeglass.source;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lakeglass.span.RawFeedback;
import dev.lakeglass.span.RawRecord;
import dev.lakeglass.span.Rejected;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * Lakeglass feedback lines: one JSON object per event with {@code feedback_id, ts, kind, name} and
 * a {@code target}.
 */
final class FeedbackJson extends TreeFormat {

  @Override
  public String name() {
    return "feedback";
  }

  @Override
  public boolean recognises(DocumentStart start) {
    return start.has("feedback_id");
  }

  @Override
  List<RawRecord> records(JsonNode line, Envelope envelope) {
    return List.of(record(line));
  }

  private static RawRecord record(JsonNode line) {
    JsonNode target = line.path("target");
    String traceId = Ids.traceId(text(target, "trace_id"));
    String spanId = Ids.spanId(text(target, "span_id"));
    String sessionId = text(target, "session_id");
    boolean hasTarget = !(traceId + spanId + sessionId + text(target, "response_id")).isEmpty();
    if (!hasTarget) {
      return new Rejected(
          "missing_target",
          "expected \"trace_id\", \"span_id\", \"session_id\" or \"response_id\" in \"target\"");
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
        text(line, "tenant_id"),
        text(target, "response_id"),
        documentRank(target),
        text(line, "supersedes"),
        line.path("deleted").asBoolean(false));
  }

  /** Positions count from 0, ranks from 1. */
  private static int documentRank(JsonNode target) {
    Long position = Json.whole(target, "document_position");
    return position == null || position < 0 || position >= Integer.MAX_VALUE
        ? 0
        : (int) (position + 1);
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
