package dev.lakeglass.source;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lakeglass.span.RawRecord;
import dev.lakeglass.span.RawSpan;
import dev.lakeglass.span.RawSpan.Kind;
import dev.lakeglass.span.RawSpan.Status;
import dev.lakeglass.span.Rejected;
import java.util.List;

/**
 * Access logs of Amazon API Gateway in JSON with the usual names of its variables, and the event it
 * hands to a function; values are texts, {@code -} stands for none.
 */
final class ApiGatewayAccessLog extends TreeFormat {
  private static final long NANOS_PER_MILLI = 1_000_000;

  static final Rejected NO_REQUEST_ID =
      new Rejected("missing_request_id", "expected \"requestId\" in the record");

  @Override
  public String name() {
    return "apigateway";
  }

  @Override
  public boolean recognises(DocumentStart start) {
    boolean isAccessLog =
        start.has("requestId", "status")
            && start.hasAny("requestTime", "requestTimeEpoch")
            && start.hasAny("httpMethod", "routeKey", "resourcePath", "path");
    return isAccessLog || start.has("requestContext.requestId", "headers");
  }

  @Override
  List<RawRecord> records(JsonNode log, Envelope envelope) {
    boolean isEvent = log.path("requestContext").isObject();
    JsonNode context = isEvent ? log.path("requestContext") : log;
    String requestId = Json.text(context, "requestId");
    long start = Times.of(context, "requestTimeEpoch", NANOS_PER_MILLI);
    start = start > 0 ? start : Times.of(context, "requestTime", NANOS_PER_MILLI);
    if (requestId.isEmpty()) {
      return List.of(NO_REQUEST_ID);
    }
    if (start <= 0) {
      return List.of(
          new Rejected("missing_start_time", "expected \"requestTimeEpoch\" or \"requestTime\""));
    }
    Double latency = Json.number(log, "responseLatency");
    Long status = Json.whole(log, "status");
    String method = Json.text(context, "httpMethod");
    String route = Json.text(context, "routeKey", "resourcePath", "path");
    return List.of(
        builder(log, requestId)
            .name(route.startsWith(method) ? route : method + " " + route)
            .kind(Kind.SERVER)
            .during(start, start + (latency == null ? 0 : Math.round(latency * NANOS_PER_MILLI)))
            .status(status != null && status >= 500 ? Status.ERROR : Status.UNSET, "")
            .with("error.type", status != null && status >= 500 ? status.toString() : "")
            .with("http.request.method", method)
            .with(
                "http.route", route.contains(" ") ? route.substring(route.indexOf(' ') + 1) : route)
            .with("http.response.status_code", status)
            .with("aws.request_id", requestId)
            .with("aws.extended_request_id", Json.text(context, "extendedRequestId"))
            .build());
  }

  private static RawSpan.Builder builder(JsonNode log, String requestId) {
    JsonNode headers = log.path("headers");
    String header = Json.text(log, "xrayTraceId", "xray_trace_id", "traceId", "traceparent");
    header =
        header.isEmpty()
            ? Json.text(headers, "X-Amzn-Trace-Id", "x-amzn-trace-id", "traceparent")
            : header;
    String traceId = header.isEmpty() ? "" : Ids.traceIdOfHeader(header);
    String spanId = Ids.derivedSpanId("apigateway", requestId);
    return traceId.isEmpty()
        ? RawSpan.of(Ids.derivedTraceId("aws_request", requestId), spanId).withoutTraceId()
        : RawSpan.of(traceId, spanId);
  }
}
