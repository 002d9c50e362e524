package dev.lakeglass.source;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lakeglass.span.RawRecord;
import dev.lakeglass.span.RawSpan;
import dev.lakeglass.span.RawSpan.Event;
import dev.lakeglass.span.RawSpan.Kind;
import dev.lakeglass.span.RawSpan.Status;
import dev.lakeglass.span.Rejected;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Segment documents of AWS X-Ray, alone or as {@code BatchGetTraces} returns them; nested
 * subsegments inherit the trace id.
 */
final class XRaySegments extends TreeFormat {
  private static final long NANOS_PER_SECOND = 1_000_000_000;
  private static final int DEEPEST = 100;

  @Override
  public String name() {
    return "xray";
  }

  @Override
  public boolean recognises(DocumentStart start) {
    boolean isSegment =
        start.has("id", "name", "start_time")
            && (start.hasAny("trace_id", "subsegments", "in_progress", "namespace", "end_time"))
            && !start.hasAny("span_id", "context", "call_type", "level", "project_id");
    return isSegment || start.has("Traces.Segments");
  }

  @Override
  List<RawRecord> records(JsonNode document, Envelope envelope) {
    List<RawRecord> records = new ArrayList<>();
    if (document.has("Traces")) {
      for (JsonNode trace : document.path("Traces")) {
        for (JsonNode segment : trace.path("Segments")) {
          add(Json.structure(segment, "Document"), "", "", records, DEEPEST);
        }
      }
    } else {
      add(document, "", "", records, DEEPEST);
    }
    return records;
  }

  private static void add(
      JsonNode segment, String traceId, String parentId, List<RawRecord> records, int depth) {
    String ownTraceId = Ids.traceId(Json.text(segment, "trace_id"));
    String trace = ownTraceId.isEmpty() ? traceId : ownTraceId;
    String spanId = Ids.spanId(Json.text(segment, "id"));
    long start = Times.of(segment, "start_time", NANOS_PER_SECOND);
    if (trace.isEmpty() || spanId.isEmpty() || start <= 0) {
      records.add(
          trace.isEmpty()
              ? new Rejected(
                  "missing_trace_id", "expected \"trace_id\": a subsegment apart from its segment")
              : new Rejected("missing_start_time", "expected \"id\" and \"start_time\""));
      return;
    }
    records.add(span(segment, trace, spanId, parentId, start));
    if (depth > 0) {
      for (JsonNode inner : segment.path("subsegments")) {
        add(inner, trace, spanId, records, depth - 1);
      }
    }
  }

  private static RawSpan span(
      JsonNode segment, String traceId, String spanId, String parentId, long start) {
    JsonNode request = segment.path("http").path("request");
    JsonNode aws = segment.path("aws");
    String ownParent = Ids.spanId(Json.text(segment, "parent_id"));
    boolean isError =
        segment.path("fault").asBoolean(false)
            || segment.path("error").asBoolean(false)
            || segment.path("throttle").asBoolean(false);
    String namespace = Json.text(segment, "namespace");
    boolean isSegment = namespace.isEmpty() && !Json.text(segment, "trace_id").isEmpty();
    RawSpan.Builder span =
        RawSpan.of(traceId, spanId)
            .parent(ownParent.isEmpty() ? parentId : ownParent)
            .name(Json.text(segment, "name"))
            .kind(isSegment ? Kind.SERVER : namespace.isEmpty() ? Kind.INTERNAL : Kind.CLIENT)
            .during(start, Times.of(segment, "end_time", NANOS_PER_SECOND))
            .status(isError ? Status.ERROR : Status.UNSET, "")
            .with("http.request.method", Json.text(request, "method"))
            .with("url.full", Json.text(request, "url"))
            .with(
                "http.response.status_code",
                Json.whole(segment.path("http").path("response"), "status"))
            .with("aws.request_id", Json.text(aws, "request_id"))
            .with("aws.operation", Json.text(aws, "operation"))
            .with("aws.table_name", Json.text(aws, "table_name"))
            .with("user.id", Json.text(segment, "user"))
            .events(exceptions(segment.path("cause")));
    Json.flat(segment.path("annotations"))
        .forEach((name, value) -> span.with("xray.annotation." + name, value));
    if (segment.path("in_progress").asBoolean(false)) {
      span.with("xray.in_progress", true);
    }
    if (isError) {
      span.with("error.type", errorType(segment));
    }
    if (isSegment) {
      span.from("service.name", Json.text(segment, "name"));
    }
    return span.build();
  }

  private static String errorType(JsonNode segment) {
    String exception = Json.text(segment.path("cause").path("exceptions").path(0), "type");
    if (!exception.isEmpty()) {
      return exception;
    }
    return segment.path("throttle").asBoolean(false) ? "throttle" : "error";
  }

  private static List<Event> exceptions(JsonNode cause) {
    List<Event> events = new ArrayList<>();
    for (JsonNode exception : cause.path("exceptions")) {
      Map<String, Object> said = new HashMap<>();
      said.put("exception.type", Json.text(exception, "type"));
      said.put("exception.message", Json.text(exception, "message"));
      events.add(new Event("exception", said));
    }
    return events;
  }
}
