package dev.lakeglass.source;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The fields of an OTLP log record while it is read, in whichever encoding. */
final class OtlpLogFields {
  String traceId = "";
  String spanId = "";
  long timeNanos;
  long observedNanos;
  String eventName = "";
  Map<String, Object> attributes = Map.of();
  Object body = "";

  /** The name of an event stands in a field of its own, or in one of two attributes. */
  private String eventName() {
    if (!eventName.isEmpty()) {
      return eventName;
    }
    for (String name : List.of("event.name", "otel.event.name")) {
      if (attributes.get(name) instanceof String named) {
        return named;
      }
    }
    return "";
  }

  LogRecord record() {
    Map<String, Object> said = new LinkedHashMap<>();
    if (body instanceof Map<?, ?> fields) {
      fields.forEach((name, value) -> said.put(name.toString(), value));
    }
    said.putAll(attributes);
    return new LogRecord(
        traceId, spanId, timeNanos > 0 ? timeNanos : observedNanos, eventName(), said, Map.of());
  }
}
