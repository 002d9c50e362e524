package dev.lakeglass.source;

import dev.lakeglass.span.RawRecord;
import dev.lakeglass.span.RawSpan;
import dev.lakeglass.span.RawSpan.Event;
import dev.lakeglass.span.RawSpan.Kind;
import dev.lakeglass.span.RawSpan.Link;
import dev.lakeglass.span.RawSpan.Status;
import dev.lakeglass.span.Rejected;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The fields of an OTLP span while it is read, in whichever encoding. */
final class OtlpSpanFields {
  /** Long conversations as flat attributes have thousands; what has more is broken or hostile. */
  private static final int MOST_ATTRIBUTES = 20_000;

  String traceId = "";
  String spanId = "";
  String parentSpanId = "";
  String name = "";
  Kind kind = Kind.UNSPECIFIED;
  long startNanos;
  long endNanos;
  Status status = Status.UNSET;
  String statusMessage = "";
  Map<String, Object> attributes = new LinkedHashMap<>();
  List<Event> events = new ArrayList<>();
  List<Link> links = new ArrayList<>();

  RawRecord record(Map<String, Object> resource) {
    if (traceId.isEmpty()) {
      return new Rejected("missing_trace_id", "expected \"traceId\" in the span");
    }
    if (spanId.isEmpty()) {
      return new Rejected("missing_span_id", "expected \"spanId\" in the span");
    }
    if (startNanos <= 0) {
      return new Rejected("missing_start_time", "expected \"startTimeUnixNano\" in the span");
    }
    int count = attributes.size() + events.stream().mapToInt(e -> e.attributes().size()).sum();
    if (count > MOST_ATTRIBUTES) {
      return new Rejected(
          "too_many_attributes",
          "%,d attributes in the span and its events, expected at most %,d"
              .formatted(count, MOST_ATTRIBUTES));
    }
    return RawSpan.of(traceId, spanId)
        .parent(parentSpanId)
        .name(name)
        .kind(kind)
        .during(startNanos, endNanos)
        .status(status, statusMessage)
        .with(attributes)
        .from(resource)
        .events(events)
        .links(links)
        .build();
  }
}
