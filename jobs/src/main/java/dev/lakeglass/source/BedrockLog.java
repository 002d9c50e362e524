package dev.lakeglass.source;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lakeglass.span.RawRecord;
import dev.lakeglass.span.RawSpan;
import dev.lakeglass.span.RawSpan.Evidence;
import dev.lakeglass.span.RawSpan.Kind;
import dev.lakeglass.span.Rejected;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Model invocation logs of Amazon Bedrock: one record per call of Converse or InvokeModel, streams
 * merged. The log knows no trace; the caller's {@code requestMetadata} may name it.
 */
final class BedrockLog extends TreeFormat {
  private static final long NANOS_PER_MILLI = 1_000_000;

  /** Key of the caller's metadata in lower case without punctuation → what it means to us. */
  private static final Map<String, String> METADATA =
      Map.ofEntries(
          Map.entry("tenantid", "tenant.id"),
          Map.entry("tenant", "tenant.id"),
          Map.entry("userid", "user.id"),
          Map.entry("user", "user.id"),
          Map.entry("sessionid", "session.id"),
          Map.entry("session", "session.id"),
          Map.entry("conversationid", "session.id"),
          Map.entry("promptname", "gen_ai.prompt.name"),
          Map.entry("promptversion", "gen_ai.prompt.version"),
          Map.entry("route", "http.route"));

  @Override
  public String name() {
    return "bedrock";
  }

  @Override
  public boolean recognises(DocumentStart start) {
    return start.has("schemaType", "modelId")
        || start.has("modelId", "requestId", "input")
        || start.has("schemaType", "requestId", "operation");
  }

  @Override
  List<RawRecord> records(JsonNode log, Envelope envelope) {
    String requestId = Json.text(log, "requestId");
    long start = Times.of(log, "timestamp", 1);
    if (requestId.isEmpty()) {
      return List.of(new Rejected("missing_request_id", "expected \"requestId\" in the record"));
    }
    if (start <= 0) {
      return List.of(new Rejected("missing_start_time", "expected \"timestamp\" in the record"));
    }
    Map<String, Object> attributes = new LinkedHashMap<>();
    JsonNode input = log.path("input");
    JsonNode output = log.path("output");
    ProviderBodies.request(Json.structure(input, "inputBodyJson"), attributes);
    ProviderBodies.response(Json.structure(output, "outputBodyJson"), attributes);
    attributes.putIfAbsent("gen_ai.operation.name", "chat");
    counts(input, output, attributes);
    // names of the vendor behind it, by which Bedrock prices nothing
    attributes.remove("gen_ai.response.model");
    Object latency = attributes.remove(ProviderBodies.LATENCY_MS);
    long millis = latency instanceof Number number ? Math.max(0, number.longValue()) : 0;
    RawSpan.Builder span = builder(log, requestId);
    String error = Json.text(log, "errorCode");
    if (!error.isEmpty()) {
      span.failed("").with("error.type", error);
    }
    return List.of(
        span.evidence(Evidence.CALL_LOG)
            .name(Json.text(log, "operation"))
            .kind(Kind.CLIENT)
            .during(start, start + millis * NANOS_PER_MILLI)
            .with(attributes)
            .with("gen_ai.provider.name", "aws.bedrock")
            .with("gen_ai.request.model", model(Json.text(log, "modelId")))
            .with("aws.request_id", requestId)
            .with("aws.bedrock.model_id", Json.text(log, "modelId"))
            .with("aws.bedrock.input_body_ref", Json.text(input, "inputBodyS3Path"))
            .with("aws.bedrock.output_body_ref", Json.text(output, "outputBodyS3Path"))
            .from("cloud.account.id", Json.text(log, "accountId"))
            .from("cloud.region", Json.text(log, "region"))
            .build());
  }

  private static RawSpan.Builder builder(JsonNode log, String requestId) {
    Map<String, String> known = new LinkedHashMap<>();
    Map<String, String> all = new LinkedHashMap<>();
    log.path("requestMetadata")
        .properties()
        .forEach(
            entry -> {
              String value = entry.getValue().asText("");
              String key = entry.getKey().toLowerCase(Locale.ROOT).replaceAll("[^a-z]", "");
              all.put(key, value);
              if (METADATA.containsKey(key)) {
                known.putIfAbsent(METADATA.get(key), value);
              }
            });
    String traceId = "";
    for (String key : List.of("traceparent", "xamzntraceid", "traceid")) {
      String named = Ids.traceIdOfHeader(all.getOrDefault(key, ""));
      traceId = traceId.isEmpty() ? named : traceId;
    }
    String spanId = Ids.derivedSpanId("bedrock", requestId);
    RawSpan.Builder span =
        traceId.isEmpty()
            ? RawSpan.of(Ids.derivedTraceId("aws_request", requestId), spanId).withoutTraceId()
            : RawSpan.of(traceId, spanId);
    known.forEach(span::with);
    for (String key : List.of("application", "service", "servicename")) {
      span.from("service.name", all.get(key));
    }
    return span.from("deployment.environment.name", all.get("environment"));
  }

  /** The counts beside the bodies leave the cache out; ours include it. */
  private static void counts(JsonNode input, JsonNode output, Map<String, Object> attributes) {
    Long plain = Json.whole(input, "inputTokenCount");
    Long read = Json.whole(input, "cacheReadInputTokenCount");
    Long written = Json.whole(input, "cacheWriteInputTokenCount");
    if (plain != null) {
      Object bodyRead = attributes.get("gen_ai.usage.cache_read.input_tokens");
      Object bodyWritten = attributes.get("gen_ai.usage.cache_write.input_tokens");
      long cacheRead = read != null ? read : bodyRead instanceof Long number ? number : 0;
      long cacheWritten =
          written != null ? written : bodyWritten instanceof Long number ? number : 0;
      attributes.put("gen_ai.usage.input_tokens", plain + cacheRead + cacheWritten);
    }
    putKnown(attributes, "gen_ai.usage.cache_read.input_tokens", read);
    putKnown(attributes, "gen_ai.usage.cache_write.input_tokens", written);
    putKnown(attributes, "gen_ai.usage.output_tokens", Json.whole(output, "outputTokenCount"));
  }

  private static void putKnown(Map<String, Object> attributes, String name, Long count) {
    if (count != null) {
      attributes.put(name, count);
    }
  }

  /** The name behind an ARN. */
  static String model(String modelId) {
    return modelId.startsWith("arn:") ? modelId.substring(modelId.lastIndexOf('/') + 1) : modelId;
  }
}
