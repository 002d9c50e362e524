package dev.lakeglass.source;

import dev.lakeglass.span.RawFeedback;
import dev.lakeglass.span.RawRecord;
import dev.lakeglass.span.RawSpan;
import dev.lakeglass.span.RawSpan.Event;
import dev.lakeglass.span.Rejected;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/** The verdict of an evaluator: event {@code gen_ai.evaluation.result}. */
final class Evaluation {
  private static final String EVENT = "gen_ai.evaluation.result";

  private Evaluation() {}

  /** Verdicts that stand as events on the span they judge. */
  static List<RawRecord> on(RawSpan span) {
    List<RawRecord> verdicts = new ArrayList<>();
    for (Event event : span.events()) {
      if (event.name().equals(EVENT)) {
        verdicts.add(
            of(
                event.attributes(),
                span.traceId(),
                span.spanId(),
                Math.max(span.startNanos(), span.endNanos()),
                span.resource()));
      }
    }
    return verdicts;
  }

  static RawRecord of(
      Map<String, Object> said,
      String traceId,
      String spanId,
      long timeNanos,
      Map<String, Object> resource) {
    String name = text(said, "gen_ai.evaluation.name");
    String responseId = text(said, "gen_ai.response.id");
    if (name.isEmpty()) {
      return new Rejected("missing_name", "expected \"gen_ai.evaluation.name\"");
    }
    if (traceId.isEmpty() && responseId.isEmpty()) {
      return new Rejected("missing_target", "expected a trace id or \"gen_ai.response.id\"");
    }
    if (timeNanos <= 0) {
      return new Rejected("missing_time", "expected a time of the evaluation");
    }
    boolean isFailed = !text(said, "error.type").isEmpty();
    return new RawFeedback(
        "",
        Instant.ofEpochSecond(0, timeNanos),
        traceId,
        spanId,
        "",
        "review",
        name,
        isFailed ? OptionalDouble.empty() : number(said.get("gen_ai.evaluation.score.value")),
        Optional.of(text(said, "gen_ai.evaluation.score.label")).filter(t -> !t.isEmpty()),
        Optional.of(text(said, "gen_ai.evaluation.explanation")).filter(t -> !t.isEmpty()),
        "",
        "judge",
        text(resource, "service.name"),
        text(resource, "deployment.environment.name"),
        "",
        "",
        responseId);
  }

  private static OptionalDouble number(Object value) {
    return value instanceof Number number && Double.isFinite(number.doubleValue())
        ? OptionalDouble.of(number.doubleValue())
        : OptionalDouble.empty();
  }

  private static String text(Map<String, Object> said, String name) {
    Object value = said.get(name);
    return value == null ? "" : value.toString();
  }
}
