package dev.lakeglass.source;

import dev.lakeglass.span.PassedOver;
import dev.lakeglass.span.RawRecord;
import dev.lakeglass.span.RawSpan;
import dev.lakeglass.span.RawSpan.Event;
import dev.lakeglass.span.RawSpan.Evidence;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Log records about model calls: what one document says of a span becomes one record of {@link
 * Evidence#EVENTS}, which joins its span wherever that lies. Log records about anything else are
 * passed over.
 */
final class GenAiEvents {
  private static final String EVALUATION = "gen_ai.evaluation.result";

  static final PassedOver OTHER = new PassedOver("a log record that is not about models");

  private record Subject(String traceId, String spanId) {}

  private final Map<Subject, List<LogRecord>> records = new LinkedHashMap<>();
  private final List<RawRecord> feedback = new ArrayList<>();

  static boolean isAboutModels(LogRecord log) {
    return log.eventName().startsWith("gen_ai.");
  }

  void add(LogRecord log) {
    if (log.eventName().equals(EVALUATION)) {
      feedback.add(
          Evaluation.of(log.said(), log.traceId(), log.spanId(), log.timeNanos(), log.resource()));
    } else if (!log.traceId().isEmpty()) {
      records
          .computeIfAbsent(new Subject(log.traceId(), log.spanId()), key -> new ArrayList<>())
          .add(log);
    }
  }

  /** What was added since the last time. */
  List<RawRecord> take() {
    List<RawRecord> taken = new ArrayList<>(feedback);
    records.forEach((subject, logs) -> taken.add(span(subject, logs)));
    records.clear();
    feedback.clear();
    return taken;
  }

  private static RawSpan span(Subject subject, List<LogRecord> logs) {
    List<LogRecord> inOrder =
        logs.stream().sorted(Comparator.comparingLong(LogRecord::timeNanos)).toList();
    List<Event> events =
        inOrder.stream().map(log -> new Event(log.eventName(), log.said())).toList();
    long first = Math.max(1, inOrder.get(0).timeNanos());
    return RawSpan.of(subject.traceId(), subject.spanId())
        .evidence(Evidence.EVENTS)
        .name("events")
        .during(first, Math.max(first, inOrder.get(inOrder.size() - 1).timeNanos()))
        .with("gen_ai.operation.name", "chat")
        .from(inOrder.get(0).resource())
        .events(events)
        .build();
  }
}
