package dev.lakeglass.sample;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Chat spans without content and token counts, and beside them Bedrock's log of the same calls,
 * which has both; joined by the request id. The log counts no reasoning tokens, so the span keeps
 * these.
 */
final class BedrockFormat implements LogFormat {

  @Override
  public String name() {
    return "bedrock";
  }

  @Override
  public Optional<Span> span(Span span) {
    if (!CallLogs.isChat(span)) {
      return Optional.of(span);
    }
    SpanAttributes said = new SpanAttributes(span);
    for (String logged :
        List.of(
            "gen_ai.system_instructions",
            "gen_ai.input.messages",
            "gen_ai.output.messages",
            "gen_ai.usage.input_tokens",
            "gen_ai.usage.output_tokens",
            "gen_ai.usage.cache_read.input_tokens",
            "gen_ai.usage.cache_write.input_tokens")) {
      said.take(logged);
    }
    said.put("aws.request_id", requestId(span));
    return Optional.of(said.on(span));
  }

  private static String requestId(Span span) {
    return span.traceId() + "/" + span.spanId();
  }

  @Override
  public Optional<String> callLog(Span span) {
    if (!CallLogs.isChat(span)) {
      return Optional.empty();
    }
    SpanAttributes said = new SpanAttributes(span);
    ObjectNode log = CallLogs.JSON.createObjectNode();
    log.put("schemaType", "ModelInvocationLog");
    log.put("schemaVersion", "1.0");
    log.put("timestamp", Instant.ofEpochSecond(span.start() / 1_000_000_000L).toString());
    log.put("requestId", requestId(span));
    log.put("operation", "Converse");
    log.put("modelId", said.takeText("gen_ai.request.model"));
    ObjectNode input = log.putObject("input").put("inputContentType", "application/json");
    ObjectNode output = log.putObject("output").put("outputContentType", "application/json");
    if (said.has("gen_ai.usage.input_tokens")) {
      long read = CallLogs.count(said, "cache_read.input_tokens");
      long written = CallLogs.count(said, "cache_write.input_tokens");
      input.put("inputTokenCount", CallLogs.count(said, "input_tokens") - read - written);
      if (read > 0) {
        input.put("cacheReadInputTokenCount", read);
      }
      if (written > 0) {
        input.put("cacheWriteInputTokenCount", written);
      }
      output.put("outputTokenCount", CallLogs.count(said, "output_tokens"));
    }
    request(input.putObject("inputBodyJson"), said);
    if (span.error().isEmpty()) {
      response(output.putObject("outputBodyJson"), said, span);
    } else {
      log.put("errorCode", span.error());
    }
    return Optional.of(log.toString());
  }

  private static void request(ObjectNode body, SpanAttributes said) {
    body.putArray("system").addObject().put("text", CallLogs.instructions(said));
    ArrayNode messages = body.putArray("messages");
    for (JsonNode message : CallLogs.json(said, "gen_ai.input.messages")) {
      messages.add(message(message));
    }
    ObjectNode config = body.putObject("inferenceConfig");
    if (said.values().get("gen_ai.request.temperature") instanceof Double temperature) {
      config.put("temperature", temperature);
    }
    if (said.values().get("gen_ai.request.max_tokens") instanceof Number tokens) {
      config.put("maxTokens", tokens.longValue());
    }
  }

  private static ObjectNode message(JsonNode message) {
    ObjectNode written = CallLogs.JSON.createObjectNode();
    written.put("role", message.path("role").asText());
    ArrayNode content = written.putArray("content");
    for (JsonNode part : message.path("parts")) {
      switch (part.path("type").asText()) {
        case "tool_call" ->
            content
                .addObject()
                .putObject("toolUse")
                .put("toolUseId", part.path("id").asText())
                .put("name", part.path("name").asText())
                .set("input", part.path("arguments"));
        case "tool_call_response" ->
            content
                .addObject()
                .putObject("toolResult")
                .put("toolUseId", part.path("id").asText())
                .putArray("content")
                .addObject()
                .put("text", SpanAttributes.text(part.path("response")));
        default -> content.addObject().put("text", part.path("content").asText());
      }
    }
    return written;
  }

  private static void response(ObjectNode body, SpanAttributes said, Span span) {
    body.putObject("output")
        .set("message", message(CallLogs.json(said, "gen_ai.output.messages").path(0)));
    if (said.take("gen_ai.response.finish_reasons") instanceof List<?> reasons) {
      body.put("stopReason", reasons.get(0).toString());
    }
    body.putObject("metrics").put("latencyMs", (span.end() - span.start()) / 1_000_000);
  }
}
