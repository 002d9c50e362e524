package dev.lakeglass.source;

import com.fasterxml.jackson.databind.JsonNode;
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
import java.util.Locale;
import java.util.Map;

/**
 * Traces as Jaeger's interface and API export them: {@code
 * {"data":[{"traceID","spans","processes"}]}} or one such trace; times in microseconds.
 */
final class JaegerJson extends TreeFormat {
  private static final long NANOS_PER_MICRO = 1_000;

  @Override
  public String name() {
    return "jaeger";
  }

  @Override
  public boolean recognises(DocumentStart start) {
    return start.has("data.spans") || start.has("data.traceID") || start.has("traceID", "spans");
  }

  @Override
  List<RawRecord> records(JsonNode document, Envelope envelope) {
    List<RawRecord> records = new ArrayList<>();
    JsonNode data = document.has("data") ? document.path("data") : document;
    for (JsonNode trace : data.isArray() ? data : List.of(data)) {
      for (JsonNode span : trace.path("spans")) {
        RawRecord record = span(span, trace.path("processes"));
        if (record instanceof RawSpan raw) {
          SpanFeedback.unfold(raw, records::add);
        } else {
          records.add(record);
        }
      }
    }
    return records;
  }

  private static RawRecord span(JsonNode span, JsonNode processes) {
    String traceId = Ids.traceId(Json.text(span, "traceID"));
    String spanId = Ids.spanId(Json.text(span, "spanID"));
    long start = Times.of(span, "startTime", NANOS_PER_MICRO);
    if (traceId.isEmpty() || spanId.isEmpty()) {
      return new Rejected("missing_trace_id", "expected \"traceID\" and \"spanID\" in the span");
    }
    if (start <= 0) {
      return new Rejected("missing_start_time", "expected \"startTime\" in the span");
    }
    JsonNode process =
        span.has("process") ? span.path("process") : processes.path(Json.text(span, "processID"));
    Map<String, Object> tags = tags(span.path("tags"));
    boolean isError =
        "true".equals(String.valueOf(tags.get("error")))
            || "ERROR".equals(tags.get("otel.status_code"));
    Object message = tags.get("otel.status_description");
    Long duration = Json.whole(span, "duration");
    return RawSpan.of(traceId, spanId)
        .parent(parent(span))
        .name(Json.text(span, "operationName"))
        .kind(kind(tags))
        .during(start, start + (duration == null ? 0 : Math.max(0, duration) * NANOS_PER_MICRO))
        .status(isError ? Status.ERROR : Status.UNSET, message == null ? "" : message.toString())
        .with(tags)
        .from("service.name", Json.text(process, "serviceName"))
        .from(tags(process.path("tags")))
        .events(events(span.path("logs")))
        .links(links(span))
        .build();
  }

  /** References to other traces, or to spans this one merely follows. */
  private static List<Link> links(JsonNode span) {
    List<Link> links = new ArrayList<>();
    for (JsonNode reference : span.path("references")) {
      if (!Json.text(reference, "refType").equals("CHILD_OF")) {
        links.add(
            new Link(
                Ids.traceId(Json.text(reference, "traceID")),
                Ids.spanId(Json.text(reference, "spanID"))));
      }
    }
    return links;
  }

  private static String parent(JsonNode span) {
    String traceId = Json.text(span, "traceID");
    for (JsonNode reference : span.path("references")) {
      boolean isChild = Json.text(reference, "refType").equals("CHILD_OF");
      if (isChild && Json.text(reference, "traceID").equals(traceId)) {
        return Ids.spanId(Json.text(reference, "spanID"));
      }
    }
    return Ids.spanId(Json.text(span, "parentSpanID"));
  }

  private static Kind kind(Map<String, Object> tags) {
    String kind = String.valueOf(tags.getOrDefault("span.kind", "")).toUpperCase(Locale.ROOT);
    for (Kind known : Kind.values()) {
      if (known.name().equals(kind)) {
        return known;
      }
    }
    return Kind.UNSPECIFIED;
  }

  private static Map<String, Object> tags(JsonNode tags) {
    Map<String, Object> attributes = new LinkedHashMap<>();
    for (JsonNode tag : tags) {
      Object value = Json.value(tag.path("value"));
      if (value != null && !Json.text(tag, "key").isEmpty()) {
        attributes.put(Json.text(tag, "key"), value);
      }
    }
    return attributes;
  }

  /** Jaeger keeps the name of an event among its fields. */
  private static List<Event> events(JsonNode logs) {
    List<Event> events = new ArrayList<>();
    for (JsonNode log : logs) {
      Map<String, Object> fields = tags(log.path("fields"));
      Object name = fields.remove("event");
      events.add(new Event(name == null ? "" : name.toString(), fields));
    }
    return events;
  }
}
