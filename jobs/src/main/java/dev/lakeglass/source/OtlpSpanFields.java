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
    return RawSpan.of(traceId, spanId)
        .parent(parentSpanId)
        .name(name)
        .kind(kind)
        .during(startNanos, endNanos)
        .status(status, statusMessage)
        .events(events)
        .links(links)
        .build()
        .saying(attributes)
        .within(resource);
  }
}
