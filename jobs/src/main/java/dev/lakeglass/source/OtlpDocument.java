package dev.lakeglass.source;

import dev.lakeglass.span.RawRecord;
import dev.lakeglass.span.RawSpan;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The records of one OTLP document while it is read, in whichever encoding.
 *
 * <p>Spans are ready as they are met once the resource is known; spans that stand before their
 * resource are held until the end of the resource's object, and so are log records about models.
 */
final class OtlpDocument {
  private final Deque<RawRecord> ready = new ArrayDeque<>();
  private final List<RawRecord> beforeResource = new ArrayList<>();
  private final List<LogRecord> logs = new ArrayList<>();
  private final GenAiEvents events = new GenAiEvents();
  private Optional<Map<String, Object>> resource = Optional.empty();

  boolean hasReady() {
    return !ready.isEmpty();
  }

  Optional<RawRecord> poll() {
    return Optional.ofNullable(ready.poll());
  }

  void enterResource(Map<String, Object> attributes) {
    resource = Optional.of(attributes);
  }

  /** The attributes of the resource; none as long as it is not known. */
  Map<String, Object> resource() {
    return resource.orElse(Map.of());
  }

  void span(RawRecord record) {
    if (resource.isPresent()) {
      ready(record);
    } else {
      beforeResource.add(record);
    }
  }

  void log(LogRecord log) {
    if (GenAiEvents.isAboutModels(log)) {
      logs.add(log);
    } else {
      ready.add(GenAiEvents.OTHER);
    }
  }

  /** A record that needs no resource, such as a rejected one. */
  void other(RawRecord record) {
    ready.add(record);
  }

  void leaveResource() {
    Map<String, Object> known = resource();
    for (RawRecord record : beforeResource) {
      ready(record instanceof RawSpan span ? span.within(known) : record);
    }
    for (LogRecord log : logs) {
      events.add(
          new LogRecord(
              log.traceId(), log.spanId(), log.timeNanos(), log.eventName(), log.said(), known));
    }
    logs.clear();
    beforeResource.clear();
    resource = Optional.empty();
  }

  /** Makes ready what only the whole document tells. */
  void end() {
    ready.addAll(events.take());
  }

  private void ready(RawRecord record) {
    if (record instanceof RawSpan span) {
      SpanFeedback.unfold(span, ready::add);
    } else {
      ready.add(record);
    }
  }
}
