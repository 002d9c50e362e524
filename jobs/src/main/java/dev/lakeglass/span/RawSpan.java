package dev.lakeglass.span;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * An OpenTelemetry span as a source format decoded it: nothing renamed, nothing redacted yet.
 *
 * <p>Attribute values are {@code String}, {@code Long}, {@code Double}, {@code Boolean}, {@code
 * List} or {@code Map} of these, or a {@code JsonNode} that is an object or an array; null values
 * are left out.
 *
 * @param isTraceIdKnown whether the record itself names its trace; otherwise the trace id was made
 *     from another id, and gives way to that of a span of the same call or request
 * @param spanId empty only for {@link Evidence#EVENTS} that name their trace alone
 * @param parentSpanId empty for a root
 * @param startNanos nanoseconds since the epoch
 * @param endNanos nanoseconds since the epoch; 0 if the log has none
 * @param statusMessage empty if none
 */
public record RawSpan(
    Evidence evidence,
    String traceId,
    boolean isTraceIdKnown,
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
    List<Event> events,
    List<Link> links)
    implements RawRecord {

  /** What kind of record tells of the work. */
  public enum Evidence {
    /** A span of a trace. */
    SPAN,
    /** The record of a provider or gateway about one model call; it knows no tree. */
    CALL_LOG,
    /** Content of a span that was logged apart from it. */
    EVENTS
  }

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

  /** Another span that this one points to; it need not be of the same trace. */
  public record Link(String traceId, String spanId) {}

  /** A span with these ids, to be told more about. */
  public static Builder of(String traceId, String spanId) {
    return new Builder(traceId, spanId);
  }

  /** The same span as part of a resource. */
  public RawSpan within(Map<String, Object> newResource) {
    return with(attributes, newResource);
  }

  /** The same span with other attributes. */
  public RawSpan saying(Map<String, Object> newAttributes) {
    return with(newAttributes, resource);
  }

  private RawSpan with(Map<String, Object> newAttributes, Map<String, Object> newResource) {
    return new RawSpan(
        evidence,
        traceId,
        isTraceIdKnown,
        spanId,
        parentSpanId,
        name,
        kind,
        startNanos,
        endNanos,
        status,
        statusMessage,
        newAttributes,
        newResource,
        events,
        links);
  }

  /** Collects what a format says of a span; what it does not say is empty. */
  public static final class Builder {
    private final String traceId;
    private final String spanId;
    private final Map<String, Object> attributes = new LinkedHashMap<>();
    private final Map<String, Object> resource = new LinkedHashMap<>();
    private Evidence evidence = Evidence.SPAN;
    private boolean isTraceIdKnown = true;
    private String parentSpanId = "";
    private String name = "";
    private Kind kind = Kind.UNSPECIFIED;
    private long startNanos;
    private long endNanos;
    private Status status = Status.UNSET;
    private String statusMessage = "";
    private List<Event> events = List.of();
    private List<Link> links = List.of();

    private Builder(String traceId, String spanId) {
      this.traceId = traceId;
      this.spanId = spanId;
    }

    public Builder evidence(Evidence value) {
      evidence = value;
      return this;
    }

    /** The trace id was made from another id. */
    public Builder withoutTraceId() {
      isTraceIdKnown = false;
      return this;
    }

    public Builder parent(String value) {
      parentSpanId = value;
      return this;
    }

    public Builder name(String value) {
      name = value;
      return this;
    }

    public Builder kind(Kind value) {
      kind = value;
      return this;
    }

    public Builder during(long fromNanos, long toNanos) {
      startNanos = fromNanos;
      endNanos = toNanos;
      return this;
    }

    public Builder status(Status value, String message) {
      status = value;
      statusMessage = message;
      return this;
    }

    public Builder failed(String message) {
      return status(Status.ERROR, message);
    }

    /** Adds an attribute unless its value is null or an empty text. */
    public Builder with(String key, Object value) {
      if (value != null && !"".equals(value)) {
        attributes.put(key, value);
      }
      return this;
    }

    public Builder with(Map<String, Object> values) {
      attributes.putAll(values);
      return this;
    }

    /** Adds an attribute of the resource unless its value is null or an empty text. */
    public Builder from(String key, Object value) {
      if (value != null && !"".equals(value)) {
        resource.put(key, value);
      }
      return this;
    }

    public Builder from(Map<String, Object> values) {
      resource.putAll(values);
      return this;
    }

    public Builder events(List<Event> values) {
      events = values;
      return this;
    }

    public Builder links(List<Link> values) {
      links = values;
      return this;
    }

    public RawSpan build() {
      return new RawSpan(
          evidence,
          traceId,
          isTraceIdKnown,
          spanId,
          parentSpanId.equals(spanId) ? "" : parentSpanId,
          name,
          kind,
          startNanos,
          endNanos,
          status,
          statusMessage,
          attributes,
          resource,
          events,
          links);
    }
  }
}
