package dev.lakeglass.source;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lakeglass.span.RequestParameters;
import java.util.List;
import java.util.Map;

/**
 * Requests and responses of model providers as attributes of today: Bedrock Converse, Anthropic,
 * Nova, Titan, Llama, Cohere, Mistral, OpenAI.
 */
final class ProviderBodies {

  /** Attribute for the duration of the call, for the format that asked to take away. */
  static final String LATENCY_MS = "lakeglass.latency_ms";

  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  private ProviderBodies() {}

  static void request(JsonNode body, Map<String, Object> attributes) {
    if (body.isTextual()) {
      attributes.put("gen_ai.input.messages", body.textValue());
    }
    if (!body.isObject()) {
      return;
    }
    for (JsonNode parameters :
        List.of(
            body.path("inferenceConfig"),
            body,
            body.path("textGenerationConfig"),
            body.path("additionalModelRequestFields"))) {
      RequestParameters.read(parameters, attributes);
    }
    JsonNode tools = body.path("toolConfig").path("tools");
    if (!tools.isEmpty()) {
      attributes.putIfAbsent("gen_ai.tool.definitions", tools);
    }
    String system = Json.text(body, "preamble", "instructions");
    if (body.has("system")) {
      attributes.put("gen_ai.system_instructions", Json.value(body.path("system")));
    } else if (!system.isEmpty()) {
      attributes.put("gen_ai.system_instructions", system);
    }
    input(body, attributes);
    attributes.values().removeIf(value -> value == null);
  }

  private static void input(JsonNode body, Map<String, Object> attributes) {
    String operation = "chat";
    if (body.path("messages").isArray()) {
      attributes.put("gen_ai.input.messages", body.path("messages"));
    } else if (body.path("message").isTextual()) {
      attributes.put("gen_ai.input.messages", cohereHistory(body));
    } else if (body.path("input").isArray() && body.path("input").path(0).isObject()) {
      attributes.put("gen_ai.input.messages", body.path("input"));
    } else if (body.path("prompt").isTextual()) {
      operation = "text_completion";
      attributes.put("gen_ai.input.messages", body.path("prompt").textValue());
    } else if (body.has("inputText")) {
      boolean generates = body.has("textGenerationConfig");
      operation = generates ? "text_completion" : "embeddings";
      attributes.put("gen_ai.input.messages", Json.text(body, "inputText"));
    } else if (body.has("texts")) {
      operation = "embeddings";
    } else if (body.path("input").isTextual()) {
      attributes.put("gen_ai.input.messages", body.path("input").textValue());
    }
    attributes.putIfAbsent("gen_ai.operation.name", operation);
  }

  private static ArrayNode cohereHistory(JsonNode body) {
    ArrayNode messages = NODES.arrayNode();
    for (JsonNode turn : body.path("chat_history")) {
      boolean isUser = Json.text(turn, "role").equals("USER");
      messages.add(message(isUser ? "user" : "assistant", Json.text(turn, "message", "text")));
    }
    return messages.add(message("user", body.path("message").textValue()));
  }

  private static ObjectNode message(String role, String content) {
    return NODES.objectNode().put("role", role).put("content", content);
  }

  /** A response, or the list of chunks a stream was logged as. */
  static void response(JsonNode body, Map<String, Object> attributes) {
    JsonNode whole = body.isArray() ? StreamChunks.merge(body) : body;
    if (whole.isTextual()) {
      attributes.put("gen_ai.output.messages", whole.textValue());
    }
    if (!whole.isObject()) {
      return;
    }
    attributes.putIfAbsent("gen_ai.operation.name", "chat");
    if (whole.has("embedding") || whole.has("embeddings")) {
      attributes.put("gen_ai.operation.name", "embeddings");
    }
    output(whole, attributes);
    usage(whole.path("usage"), attributes);
    legacyCounts(whole, attributes);
    put(attributes, "gen_ai.response.id", Json.text(whole, "id", "response_id", "generation_id"));
    put(attributes, "gen_ai.response.model", Json.text(whole, "model"));
    put(attributes, "openai.response.system_fingerprint", Json.text(whole, "system_fingerprint"));
    JsonNode metrics = whole.path("amazon-bedrock-invocationMetrics");
    Double latency = Json.number(metrics, "invocationLatency");
    latency = latency == null ? Json.number(whole.path("metrics"), "latencyMs") : latency;
    if (latency != null) {
      attributes.put(LATENCY_MS, latency);
    }
    Double firstByte = Json.number(metrics, "firstByteLatency");
    if (firstByte != null) {
      attributes.put("gen_ai.response.time_to_first_chunk", firstByte / 1_000);
    }
  }

  private static void output(JsonNode body, Map<String, Object> attributes) {
    JsonNode first = body.path("choices").path(0);
    if (body.path("output").path("message").isObject()) {
      attributes.put("gen_ai.output.messages", body.path("output").path("message"));
    } else if (body.path("output").isArray()) {
      attributes.put("gen_ai.output.messages", body.path("output"));
    } else if (body.path("choices").isArray() && !body.path("choices").isEmpty()) {
      attributes.put("gen_ai.output.messages", choices(body.path("choices")));
    } else if (body.path("content").isArray()) {
      attributes.put(
          "gen_ai.output.messages",
          NODES.objectNode().put("role", "assistant").set("content", body.path("content")));
    } else {
      String text = text(body);
      if (text != null) {
        attributes.put("gen_ai.output.messages", NODES.arrayNode().add(message("assistant", text)));
      }
    }
    String reason =
        Json.text(body, "stopReason", "stop_reason", "finish_reason", "completionReason");
    for (JsonNode inner :
        List.of(
            first,
            body.path("results").path(0),
            body.path("generations").path(0),
            body.path("outputs").path(0),
            body.path("incomplete_details"))) {
      reason =
          reason.isEmpty()
              ? Json.text(inner, "finish_reason", "completionReason", "stop_reason", "reason")
              : reason;
    }
    reason = reason.isEmpty() && body.path("output").isArray() ? Json.text(body, "status") : reason;
    put(attributes, "gen_ai.response.finish_reasons", reason);
  }

  private static ArrayNode choices(JsonNode choices) {
    ArrayNode messages = NODES.arrayNode();
    for (JsonNode choice : choices) {
      messages.add(
          choice.path("message").isObject()
              ? choice.path("message")
              : message("assistant", Json.text(choice, "text")));
    }
    return messages;
  }

  /** The answer of providers with a single text; null if there is none. */
  private static String text(JsonNode body) {
    for (JsonNode node :
        List.of(
            body.path("generation"),
            body.path("completion"),
            body.path("text"),
            body.path("outputText"),
            body.path("results").path(0).path("outputText"),
            body.path("generations").path(0).path("text"),
            body.path("outputs").path(0).path("text"))) {
      if (node.isTextual()) {
        return node.textValue();
      }
    }
    return null;
  }

  /**
   * Counts of a response. OpenAI counts cache and reasoning in; Anthropic and Converse count the
   * cache beside, and it is added here.
   */
  static void usage(JsonNode usage, Map<String, Object> attributes) {
    Long inclusive = Json.whole(usage, "prompt_tokens");
    JsonNode details =
        usage.has("prompt_tokens_details")
            ? usage.path("prompt_tokens_details")
            : usage.path("input_tokens_details");
    Long read = Json.whole(usage, "cacheReadInputTokens", "cache_read_input_tokens");
    Long written = Json.whole(usage, "cacheWriteInputTokens", "cache_creation_input_tokens");
    Long plain = Json.whole(usage, "inputTokens", "input_tokens");
    if (inclusive == null && plain != null) {
      inclusive = plain + (read == null ? 0 : read) + (written == null ? 0 : written);
    }
    read = read == null ? Json.whole(details, "cached_tokens") : read;
    written = written == null ? Json.whole(details, "cache_write_tokens") : written;
    put(attributes, "gen_ai.usage.input_tokens", inclusive);
    put(attributes, "gen_ai.usage.cache_read.input_tokens", read);
    put(attributes, "gen_ai.usage.cache_write.input_tokens", written);
    put(
        attributes,
        "gen_ai.usage.output_tokens",
        Json.whole(usage, "completion_tokens", "outputTokens", "output_tokens"));
    JsonNode outputDetails =
        usage.has("completion_tokens_details")
            ? usage.path("completion_tokens_details")
            : usage.path("output_tokens_details");
    put(
        attributes,
        "gen_ai.usage.reasoning.output_tokens",
        Json.whole(outputDetails, "reasoning_tokens"));
  }

  private static void legacyCounts(JsonNode body, Map<String, Object> attributes) {
    put(
        attributes,
        "gen_ai.usage.input_tokens",
        Json.whole(body, "prompt_token_count", "inputTextTokenCount"));
    Long output = Json.whole(body, "generation_token_count", "totalOutputTextTokenCount");
    put(
        attributes,
        "gen_ai.usage.output_tokens",
        output == null ? Json.whole(body.path("results").path(0), "tokenCount") : output);
    JsonNode metrics = body.path("amazon-bedrock-invocationMetrics");
    put(attributes, "gen_ai.usage.output_tokens", Json.whole(metrics, "outputTokenCount"));
    if (!attributes.containsKey("gen_ai.usage.input_tokens")) {
      put(attributes, "gen_ai.usage.input_tokens", Json.whole(metrics, "inputTokenCount"));
    }
  }

  private static void put(Map<String, Object> attributes, String name, Object value) {
    if (value != null && !value.equals("")) {
      attributes.put(name, value);
    }
  }
}
