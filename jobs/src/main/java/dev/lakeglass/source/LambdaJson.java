package dev.lakeglass.source;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lakeglass.span.PassedOver;
import dev.lakeglass.span.RawRecord;
import dev.lakeglass.span.RawSpan;
import dev.lakeglass.span.RawSpan.Kind;
import dev.lakeglass.span.RawSpan.Status;
import java.util.List;

/**
 * Logs of AWS Lambda as JSON: the platform's report of an invocation becomes a span; what
 * applications log themselves, and the platform's other events, say nothing that a table holds.
 */
final class LambdaJson extends TreeFormat {
  private static final long NANOS_PER_MILLI = 1_000_000;

  static final List<PassedOver> OTHER_LINES =
      List.of(new PassedOver("a line of a Lambda function that is no report"));

  @Override
  public String name() {
    return "lambda";
  }

  @Override
  public boolean recognises(DocumentStart start) {
    boolean isPlatform = start.has("time", "type", "record");
    boolean isApplication =
        start.hasAny("requestId", "AWSRequestId", "function_request_id", "xray_trace_id")
            && start.has("level", "message");
    return isPlatform || isApplication;
  }

  @Override
  List<? extends RawRecord> records(JsonNode log, Envelope envelope) {
    String type = Json.text(log, "type");
    JsonNode record = log.path("record");
    String requestId = Json.text(record, "requestId");
    long end = Times.of(log, "time", 1);
    if (!type.equals("platform.report") && !type.equals("platform.runtimeDone")) {
      return OTHER_LINES;
    }
    Double millis = Json.number(record.path("metrics"), "durationMs");
    if (requestId.isEmpty() || end <= 0 || millis == null) {
      return OTHER_LINES;
    }
    String header = Json.text(record.path("tracing"), "value");
    String status = Json.text(record, "status");
    return List.of(
        invocation(requestId, header, Json.text(record.path("tracing"), "spanId"), envelope)
            .during(end - Math.round(millis * NANOS_PER_MILLI), end)
            .status(status.isEmpty() || status.equals("success") ? Status.UNSET : Status.ERROR, "")
            .with("error.type", status.equals("success") ? "" : status)
            .build());
  }

  /** The span of one invocation: the same whoever reports it. */
  static RawSpan.Builder invocation(
      String requestId, String header, String spanId, Envelope envelope) {
    String traceId = Ids.traceIdOfHeader(header);
    String id = spanId.isEmpty() ? Ids.derivedSpanId("lambda", requestId) : Ids.spanId(spanId);
    RawSpan.Builder span =
        traceId.isEmpty()
            ? RawSpan.of(Ids.derivedTraceId("aws_request", requestId), id).withoutTraceId()
            : RawSpan.of(traceId, id).parent(Ids.parentOfHeader(header));
    String function = envelope.group().replaceFirst("^/aws/lambda/", "");
    return span.name(function.isEmpty() ? "lambda invocation" : function)
        .kind(Kind.SERVER)
        .with("faas.invocation_id", requestId)
        .from("service.name", function)
        .from("faas.name", function);
  }
}
