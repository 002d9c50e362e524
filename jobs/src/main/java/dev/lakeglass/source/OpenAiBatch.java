package dev.lakeglass.source;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lakeglass.span.RawRecord;
import dev.lakeglass.span.RawSpan;
import dev.lakeglass.span.RawSpan.Evidence;
import dev.lakeglass.span.RawSpan.Kind;
import dev.lakeglass.span.Rejected;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Lines of OpenAI's batch files: {@code {"custom_id","response":{"body"}}}. The prompt stands in
 * the input file only, {@code {"custom_id","url","body"}}; both lines are about one call, joined by
 * {@code custom_id}.
 */
final class OpenAiBatch extends TreeFormat {
  private static final long NANOS_PER_SECOND = 1_000_000_000;

  @Override
  public String name() {
    return "openai-batch";
  }

  @Override
  public boolean recognises(DocumentStart start) {
    return start.has("custom_id", "response")
        || start.has("custom_id", "error")
        || start.has("custom_id", "body", "url");
  }

  /**
   * What was asked, as content that is logged apart from its call. It knows no time and no call but
   * by the id its caller gave it.
   */
  private static RawRecord request(JsonNode line, String customId) {
    Map<String, Object> attributes = new LinkedHashMap<>();
    ProviderBodies.request(line.path("body"), attributes);
    return RawSpan.of(Ids.derivedTraceId("openai_batch_input", line.toString()), "")
        .withoutTraceId()
        .evidence(Evidence.EVENTS)
        .name("batch request")
        .during(1, 1)
        .with(attributes)
        .with("gen_ai.operation.name", isEmbedding(line) ? "embeddings" : "chat")
        .with("openai.batch.custom_id", customId)
        .build();
  }

  private static boolean isEmbedding(JsonNode line) {
    return Json.text(line, "url").endsWith("embeddings");
  }

  @Override
  List<RawRecord> records(JsonNode line, Envelope envelope) {
    String customId = Json.text(line, "custom_id");
    if (customId.isEmpty()) {
      return List.of(new Rejected("missing_request_id", "expected \"custom_id\" in the line"));
    }
    if (!line.has("response") && !line.has("error")) {
      return List.of(request(line, customId));
    }
    JsonNode response = line.path("response");
    JsonNode body = response.path("body");
    long at = Times.of(body, "created", NANOS_PER_SECOND);
    at = at > 0 ? at : Times.of(body, "created_at", NANOS_PER_SECOND);
    if (at <= 0) {
      return List.of(
          new Rejected("missing_start_time", "expected \"created\" in the body of the response"));
    }
    Map<String, Object> attributes = new LinkedHashMap<>();
    ProviderBodies.response(body, attributes);
    String kind = Json.text(body, "object");
    attributes.put("gen_ai.operation.name", kind.equals("list") ? "embeddings" : "chat");
    String requestId = Json.text(response, "request_id");
    String id = Json.text(line, "id");
    RawSpan.Builder span =
        RawSpan.of(
                Ids.derivedTraceId("openai_batch", id + customId),
                Ids.derivedSpanId("openai_batch", id + customId))
            .withoutTraceId();
    Long status = Json.whole(response, "status_code");
    JsonNode error = line.path("error").isObject() ? line.path("error") : body.path("error");
    if (error.isObject() || (status != null && status >= 400)) {
      String code = Json.text(error, "code", "type");
      span.failed(Json.text(error, "message")).with("error.type", code.isEmpty() ? "error" : code);
    }
    return List.of(
        span.evidence(Evidence.CALL_LOG)
            .name("batch " + kind)
            .kind(Kind.CLIENT)
            .during(at, at)
            .with(attributes)
            .with("gen_ai.provider.name", "openai")
            .with("gen_ai.request.model", Json.text(body, "model"))
            .with("http.response.status_code", status)
            .with("openai.request_id", requestId)
            .with("openai.batch.custom_id", customId)
            .build());
  }
}
