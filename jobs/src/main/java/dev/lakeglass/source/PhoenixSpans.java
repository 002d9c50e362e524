package dev.lakeglass.source;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lakeglass.span.RawRecord;
import dev.lakeglass.span.RawSpan;
import dev.lakeglass.span.RawSpan.Event;
import dev.lakeglass.span.RawSpan.Status;
import dev.lakeglass.span.Rejected;
import java.util.ArrayList;
import java.util.List;

/**
 * Spans as Phoenix exports them: {@code {"context":{"trace_id","span_id"},"span_kind",…}}, alone,
 * in lists, or in lists under names; attributes flat or nested.
 */
final class PhoenixSpans extends TreeFormat {
  private static final int DEEPEST = 4;

  @Override
  public String name() {
    return "phoenix";
  }

  @Override
  public boolean recognises(DocumentStart start) {
    return start.endsWithAny("context.trace_id");
  }

  @Override
  List<RawRecord> records(JsonNode document, Envelope envelope) {
    List<RawRecord> records = new ArrayList<>();
    collect(document, DEEPEST, records);
    return records;
  }

  private static void collect(JsonNode node, int depth, List<RawRecord> records) {
    if (node.path("context").isObject()) {
      RawRecord record = span(node);
      if (record instanceof RawSpan span) {
        SpanFeedback.unfold(span, records::add);
      } else {
        records.add(record);
      }
    } else if (depth > 0) {
      node.forEach(inner -> collect(inner, depth - 1, records));
    }
  }

  private static RawRecord span(JsonNode span) {
    JsonNode context = span.path("context");
    String traceId = Ids.traceId(Json.text(context, "trace_id"));
    String spanId = Ids.spanId(Json.text(context, "span_id"));
    long start = Times.of(span, "start_time", 1);
    if (traceId.isEmpty()) {
      return new Rejected("missing_trace_id", "expected \"context.trace_id\" in the span");
    }
    if (spanId.isEmpty()) {
      return new Rejected("missing_span_id", "expected \"context.span_id\" in the span");
    }
    if (start <= 0) {
      return new Rejected("missing_start_time", "expected \"start_time\" in the span");
    }
    boolean isError = Json.text(span, "status_code").equals("ERROR");
    return RawSpan.of(traceId, spanId)
        .parent(Ids.spanId(Json.text(span, "parent_id")))
        .name(Json.text(span, "name"))
        .during(start, Times.of(span, "end_time", 1))
        .status(isError ? Status.ERROR : Status.UNSET, Json.text(span, "status_message"))
        .with("openinference.span.kind", Json.text(span, "span_kind"))
        .with(Json.flat(span.path("attributes")))
        .events(events(span.path("events")))
        .build();
  }

  private static List<Event> events(JsonNode events) {
    List<Event> read = new ArrayList<>();
    for (JsonNode event : events) {
      read.add(new Event(Json.text(event, "name"), Json.flat(event.path("attributes"))));
    }
    return read;
  }
}
