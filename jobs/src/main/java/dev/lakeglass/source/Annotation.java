package dev.lakeglass.source;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lakeglass.span.RawFeedback;
import dev.lakeglass.span.RawRecord;
import dev.lakeglass.span.Rejected;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;

/** Puts a feedback event together from what another system calls a score or an annotation. */
final class Annotation {
  private final String name;
  private String id = "";
  private long atNanos;
  private String traceId = "";
  private String spanId = "";
  private String sessionId = "";
  private OptionalDouble number = OptionalDouble.empty();
  private String label = "";
  private String comment = "";
  private String authorId = "";
  private String authorType = "user";
  private int documentRank;

  private Annotation(String name) {
    this.name = name;
  }

  static Annotation named(String name) {
    return new Annotation(name);
  }

  Annotation id(String value) {
    id = value;
    return this;
  }

  /** The first of several moments that is known. */
  Annotation at(long... nanos) {
    for (long moment : nanos) {
      atNanos = atNanos > 0 ? atNanos : moment;
    }
    return this;
  }

  Annotation trace(String value) {
    traceId = Ids.traceId(value);
    return this;
  }

  Annotation span(String value) {
    spanId = Ids.spanId(value);
    return this;
  }

  Annotation session(String value) {
    sessionId = value;
    return this;
  }

  /** A number, or a truth value as 1 or 0; anything else is none. */
  Annotation number(JsonNode value) {
    if (value.isBoolean()) {
      number = OptionalDouble.of(value.booleanValue() ? 1 : 0);
    } else if (value.isNumber() && Double.isFinite(value.doubleValue())) {
      number = OptionalDouble.of(value.doubleValue());
    }
    return this;
  }

  /** The same for a value of an attribute. */
  Annotation score(Object value) {
    if (value instanceof Boolean truth) {
      number = OptionalDouble.of(truth ? 1 : 0);
    } else if (value instanceof Number score && Double.isFinite(score.doubleValue())) {
      number = OptionalDouble.of(score.doubleValue());
    }
    return this;
  }

  /** Place of a document in the result of the span, from 0; null if none is spoken of. */
  Annotation document(Long position) {
    boolean isPlace = position != null && position >= 0 && position < Integer.MAX_VALUE;
    documentRank = isPlace ? (int) (position + 1) : 0;
    return this;
  }

  Annotation label(String value) {
    label = value;
    return this;
  }

  Annotation comment(String value) {
    comment = value;
    return this;
  }

  /**
   * @param kind HUMAN, LLM, LLM_JUDGE, AI_JUDGE, CODE, api, app, model
   */
  Annotation author(String value, String kind) {
    authorId = value;
    authorType =
        switch (kind.toUpperCase(Locale.ROOT)) {
          case "HUMAN", "APP" -> "reviewer";
          case "LLM", "LLM_JUDGE", "AI_JUDGE", "MODEL" -> "judge";
          case "CODE" -> "system";
          default -> "user";
        };
    return this;
  }

  RawRecord record() {
    if (name.isEmpty()) {
      return new Rejected("missing_name", "expected a name of the score");
    }
    if ((traceId + spanId + sessionId).isEmpty()) {
      return new Rejected("missing_target", "expected the id of a trace, span or session");
    }
    if (atNanos <= 0) {
      return new Rejected("missing_time", "expected the time of the feedback");
    }
    boolean isReview = authorType.equals("reviewer") || authorType.equals("judge");
    return new RawFeedback(
        id,
        Instant.ofEpochSecond(0, atNanos),
        traceId,
        spanId,
        sessionId,
        isReview ? "review" : "explicit",
        name,
        number,
        Optional.of(label).filter(t -> !t.isEmpty()),
        Optional.of(comment).filter(t -> !t.isEmpty()),
        authorId,
        authorType,
        "",
        "",
        "",
        "",
        "",
        documentRank,
        "",
        false);
  }
}
