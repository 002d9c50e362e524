package dev.lakeglass.sample;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** Pieces that the logs of providers and gateways share. */
final class CallLogs {
  static final ObjectMapper JSON = new ObjectMapper();

  private CallLogs() {}

  static boolean isChat(Span span) {
    return span.operation() == Span.Operation.CHAT;
  }

  static long count(SpanAttributes said, String name) {
    return said.values().get("gen_ai.usage." + name) instanceof Number number
        ? number.longValue()
        : 0;
  }

  static String instructions(SpanAttributes said) {
    String text = String.valueOf(said.values().getOrDefault("gen_ai.system_instructions", ""));
    return SpanAttributes.json(text).path(0).path("content").asText("");
  }

  static JsonNode json(SpanAttributes said, String name) {
    return SpanAttributes.json(String.valueOf(said.values().getOrDefault(name, "")));
  }

  /** Messages as OpenAI's interface takes them. */
  static ArrayNode openAiMessages(JsonNode messages) {
    ArrayNode array = JSON.createArrayNode();
    for (JsonNode message : messages) {
      array.add(openAiMessage(message));
    }
    return array;
  }

  static ObjectNode openAiMessage(JsonNode message) {
    ObjectNode written = JSON.createObjectNode().put("role", message.path("role").asText());
    written.putNull("content");
    for (JsonNode part : message.path("parts")) {
      switch (part.path("type").asText()) {
        case "tool_call" ->
            written
                .withArray("tool_calls")
                .addObject()
                .put("id", part.path("id").asText())
                .put("type", "function")
                .putObject("function")
                .put("name", part.path("name").asText())
                .put("arguments", part.path("arguments").toString());
        case "tool_call_response" ->
            written
                .put("tool_call_id", part.path("id").asText())
                .put("content", SpanAttributes.text(part.path("response")));
        default -> written.put("content", part.path("content").asText());
      }
    }
    return written;
  }
}
