package dev.lakeglass.span;

import java.util.List;
import java.util.Map;

/**
 * An OpenTelemetry span as a source format decoded it: nothing renamed, nothing redacted yet.
 *
 * <p>Attribute values are {@code String}, {@code Long}, {@code Double}, {@code Boolean}, {@code
 * byte[]}, {@code List} or {@code Map} of these; null values are left out.
 *
 * @param parentSpanId empty for a root
 * @param startNanos nanoseconds since the epoch
 * @param endNanos nanoseconds since the epoch; 0 if the log has none
 * @param statusMessage empty if none
 */
public record RawSpan(
    String traceId,
    String spanId,
    String parentSpanId,
    String name,
    Kind kind,
    long startNanos,
    long endNanos,
    Status status,
    String statusMessage,
    Map<String, Object> attributes,
    Map<String, Object> resource,
    List<Event> events)
    implements RawRecord {

  /** Span kinds of OpenTelemetry, in the order of their numbers on the wire. */
  public enum Kind {
    UNSPECIFIED,
    INTERNAL,
    SERVER,
    CLIENT,
    PRODUCER,
    CONSUMER
  }

  /** Status codes of OpenTelemetry, in the order of their numbers on the wire. */
  public enum Status {
    UNSET,
    OK,
    ERROR
  }

  /** Something that happened during the span. */
  public record Event(String name, Map<String, Object> attributes) {}
}
