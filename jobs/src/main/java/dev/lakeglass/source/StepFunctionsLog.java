package dev.lakeglass.source;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lakeglass.span.RawRecord;
import dev.lakeglass.span.RawSpan;
import dev.lakeglass.span.RawSpan.Kind;
import dev.lakeglass.span.RawSpan.Status;
import dev.lakeglass.span.Rejected;
import java.util.ArrayList;
import java.util.List;

/**
 * Execution events of AWS Step Functions as they are logged: an event each, joined to one trace by
 * the execution they belong to, or by a trace id in their headers or input.
 */
final class StepFunctionsLog extends TreeFormat {
  private static final long NANOS_PER_MILLI = 1_000_000;
  private static final int DEEPEST = 6;

  @Override
  public String name() {
    return "stepfunctions";
  }

  @Override
  public boolean recognises(DocumentStart start) {
    return start.endsWithAny("execution_arn") && start.endsWithAny("previous_event_id");
  }

  /** An event, or events within something around them. */
  @Override
  List<RawRecord> records(JsonNode document, Envelope envelope) {
    List<RawRecord> records = new ArrayList<>();
    collect(document, envelope, DEEPEST, records);
    return records;
  }

  private static void collect(
      JsonNode node, Envelope envelope, int depth, List<RawRecord> records) {
    if (node.has("execution_arn")) {
      records.add(event(node, envelope));
    } else if (depth > 0) {
      node.forEach(inner -> collect(inner, envelope, depth - 1, records));
    }
  }

  private static RawRecord event(JsonNode event, Envelope envelope) {
    String arn = Json.text(event, "execution_arn");
    long at = Times.of(event, "event_timestamp", NANOS_PER_MILLI);
    at = at > 0 ? at : envelope.timeNanos();
    if (arn.isEmpty()) {
      return new Rejected("missing_trace_id", "expected \"execution_arn\" in the event");
    }
    if (at <= 0) {
      return new Rejected("missing_start_time", "expected \"event_timestamp\" in the event");
    }
    JsonNode details = event.path("details");
    String type = Json.text(event, "type");
    String state = Json.text(details, "name");
    boolean isFailed = type.endsWith("Failed") || type.endsWith("TimedOut");
    String error = Json.text(details, "error");
    return builder(event, details, arn)
        .name(state.isEmpty() ? type : type + " " + state)
        .kind(type.equals("ExecutionStarted") ? Kind.CONSUMER : Kind.INTERNAL)
        .during(at, at)
        .status(isFailed ? Status.ERROR : Status.UNSET, "")
        .with("error.type", isFailed ? (error.isEmpty() ? type : error) : null)
        .with("gen_ai.operation.name", "invoke_workflow")
        .with("aws.step_functions.event.type", type)
        .with("aws.step_functions.state.name", state)
        .with("aws.step_functions.execution.arn", arn)
        .with("aws.step_functions.resource_type", Json.text(details, "resourceType"))
        .from("service.name", machine(arn))
        .build();
  }

  private static RawSpan.Builder builder(JsonNode event, JsonNode details, String arn) {
    String id = Json.text(event, "id");
    String previous = Json.text(event, "previous_event_id");
    String traceId = traceId(details);
    RawSpan.Builder span =
        traceId.isEmpty()
            ? RawSpan.of(Ids.derivedTraceId("execution", arn), spanId(arn, id)).withoutTraceId()
            : RawSpan.of(traceId, spanId(arn, id));
    boolean isFirst = previous.isEmpty() || previous.equals("0");
    return isFirst ? span : span.parent(spanId(arn, previous));
  }

  private static String spanId(String arn, String id) {
    return Ids.derivedSpanId("execution", arn + "#" + id);
  }

  /** A trace id that the caller put into the input, or that is passed on in headers. */
  private static String traceId(JsonNode details) {
    for (String field : List.of("input", "parameters")) {
      JsonNode content = Json.structure(details, field);
      for (JsonNode holder : List.of(content, content.path("Headers"), content.path("headers"))) {
        String header =
            Json.text(
                holder, "traceparent", "X-Amzn-Trace-Id", "x-amzn-trace-id", "trace_id", "traceId");
        String traceId = header.isEmpty() ? "" : Ids.traceIdOfHeader(header);
        if (Ids.isW3c(traceId)) {
          return traceId;
        }
      }
    }
    return "";
  }

  /** {@code arn:aws:states:region:account:execution:MACHINE:NAME}. */
  private static String machine(String arn) {
    String[] parts = arn.split(":");
    return parts.length > 6 ? parts[6] : "";
  }
}
