package dev.lakeglass.source;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.TreeMap;

/**
 * The chunks of a streamed answer as the one response they add up to: Anthropic's events,
 * Converse's events, and the chunks of providers that repeat their response with a piece of text
 * each.
 */
final class StreamChunks {
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  private final ObjectNode response = NODES.objectNode();
  private final ObjectNode usage = NODES.objectNode();
  private final Map<Integer, Block> blocks = new TreeMap<>();
  private final StringBuilder text = new StringBuilder();
  private boolean isTextSeen;

  /** A block of content while its pieces come in. */
  private static final class Block {
    private ObjectNode start = NODES.objectNode();
    private final StringBuilder text = new StringBuilder();
    private final StringBuilder json = new StringBuilder();
    private final StringBuilder thinking = new StringBuilder();
  }

  private StreamChunks() {}

  static JsonNode merge(JsonNode chunks) {
    StreamChunks merged = new StreamChunks();
    for (JsonNode chunk : chunks) {
      if (chunk.isObject()) {
        merged.add(chunk);
      }
    }
    return merged.whole();
  }

  private void add(JsonNode chunk) {
    JsonNode metrics = chunk.path("amazon-bedrock-invocationMetrics");
    if (metrics.isObject()) {
      response.set("amazon-bedrock-invocationMetrics", metrics);
    }
    if ("INTERVENED".equals(Json.text(chunk, "amazon-bedrock-guardrailAction"))) {
      response.put("guardrail_intervened", true);
    }
    switch (Json.text(chunk, "type")) {
      case "message_start" -> start(chunk.path("message"));
      case "content_block_start" -> block(chunk, "index").start = copy(chunk.path("content_block"));
      case "content_block_delta" -> delta(block(chunk, "index"), chunk.path("delta"));
      case "message_delta" -> {
        keep(chunk.path("delta"), "stop_reason");
        addUsage(chunk.path("usage"));
      }
      default -> other(chunk);
    }
  }

  private void start(JsonNode message) {
    keep(message, "id");
    keep(message, "model");
    addUsage(message.path("usage"));
  }

  /** Converse's events, or a piece of a response of another provider. */
  private void other(JsonNode chunk) {
    JsonNode begun = chunk.path("contentBlockStart");
    if (begun.isObject()) {
      block(begun, "contentBlockIndex").start = copy(begun.path("start"));
    }
    JsonNode delta = chunk.path("contentBlockDelta");
    if (delta.isObject()) {
      delta(block(delta, "contentBlockIndex"), delta.path("delta"));
    }
    keep(chunk.path("messageStop"), "stopReason");
    addUsage(chunk.path("metadata").path("usage"));
    if (chunk.path("metadata").path("metrics").isObject()) {
      response.set("metrics", chunk.path("metadata").path("metrics"));
    }
    piece(chunk);
    piece(chunk.path("outputs").path(0));
    piece(chunk.path("choices").path(0).path("delta"));
    keep(chunk.path("outputs").path(0), "stop_reason");
    keep(chunk.path("choices").path(0), "finish_reason");
    addUsage(chunk.path("usage"));
    for (String field :
        new String[] {
          "id",
          "model",
          "stop_reason",
          "finish_reason",
          "completionReason",
          "prompt_token_count",
          "generation_token_count",
          "inputTextTokenCount",
          "totalOutputTextTokenCount"
        }) {
      keep(chunk, field);
    }
  }

  private void piece(JsonNode chunk) {
    for (String field :
        new String[] {"generation", "outputText", "text", "completion", "content"}) {
      if (chunk.path(field).isTextual()) {
        text.append(chunk.path(field).textValue());
        isTextSeen = true;
        return;
      }
    }
  }

  private void delta(Block block, JsonNode delta) {
    block.text.append(raw(delta, "text"));
    block.json.append(raw(delta, "partial_json"));
    block.json.append(raw(delta.path("toolUse"), "input"));
    block.thinking.append(raw(delta, "thinking"));
    block.thinking.append(raw(delta.path("reasoningContent"), "text"));
  }

  /** The text as it is: a piece may well be a space or a hyphen. */
  private static String raw(JsonNode node, String field) {
    return node.path(field).isTextual() ? node.path(field).textValue() : "";
  }

  private Block block(JsonNode event, String field) {
    return blocks.computeIfAbsent(event.path(field).asInt(0), index -> new Block());
  }

  private static ObjectNode copy(JsonNode node) {
    return node instanceof ObjectNode object ? object.deepCopy() : NODES.objectNode();
  }

  private void keep(JsonNode from, String field) {
    if (from.hasNonNull(field)) {
      response.set(field, from.path(field));
    }
  }

  private void addUsage(JsonNode counted) {
    counted.properties().forEach(entry -> usage.set(entry.getKey(), entry.getValue()));
  }

  private JsonNode whole() {
    if (!blocks.isEmpty()) {
      ArrayNode content = NODES.arrayNode();
      blocks.values().forEach(block -> content.add(content(block)));
      response.set("content", content);
    } else if (isTextSeen) {
      response.put("text", text.toString());
    }
    if (!usage.isEmpty()) {
      response.set("usage", usage);
    }
    if (response.has("guardrail_intervened")) {
      response.put("stop_reason", "guardrail_intervened");
    }
    return response;
  }

  private static ObjectNode content(Block block) {
    ObjectNode content = block.start;
    if (content.path("toolUse") instanceof ObjectNode toolUse) {
      toolUse.put("input", block.json.toString());
    } else if (block.json.length() > 0) {
      content.put("input", block.json.toString());
    }
    if (block.thinking.length() > 0) {
      return content.put("type", "thinking").put("thinking", block.thinking.toString());
    }
    boolean isText = !content.has("type") || content.path("type").asText().equals("text");
    if (isText && !content.has("toolUse")) {
      content.put("type", "text").put("text", raw(content, "text") + block.text);
    }
    return content;
  }
}
