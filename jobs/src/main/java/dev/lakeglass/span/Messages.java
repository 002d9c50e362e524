package dev.lakeglass.span;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lakeglass.span.Span.Message;
import dev.lakeglass.span.Span.RequestedToolCall;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The messages of the GenAI conventions ({@code [{role, parts: [{type, content}]}]}), and the
 * shapes writers put in their place: {@code [{role, content}]}, a single object, a bare text.
 */
final class Messages {
  private Messages() {}

  /** The messages of an attribute; empty if it is absent. */
  static List<Message> of(Attributes attributes, String name) {
    Optional<JsonNode> json = attributes.json(name);
    if (json.isEmpty() || json.get().isTextual() || json.get().isNumber()) {
      String text = json.map(JsonNode::asText).orElse(attributes.text(name));
      return text == null ? List.of() : List.of(new Message("user", text));
    }
    List<Message> messages = new ArrayList<>();
    for (JsonNode message : elements(json.get())) {
      messages.add(new Message(message.path("role").asText("user"), content(message)));
    }
    return messages;
  }

  /** The text of system instructions: parts, messages or a bare text; null if absent. */
  static String instructions(Attributes attributes, String name) {
    Optional<JsonNode> json = attributes.json(name);
    if (json.isEmpty() || json.get().isTextual()) {
      return json.map(JsonNode::asText).orElse(attributes.text(name));
    }
    List<String> texts = new ArrayList<>();
    for (JsonNode part : elements(json.get())) {
      texts.add(part.has("parts") ? content(part) : partText(part));
    }
    return String.join("\n", texts);
  }

  /** Tool calls among the parts of the output messages. */
  static List<RequestedToolCall> toolCalls(Attributes attributes, String name) {
    List<RequestedToolCall> calls = new ArrayList<>();
    for (JsonNode message : attributes.json(name).map(Messages::elements).orElse(List.of())) {
      for (JsonNode part : message.path("parts")) {
        if (part.path("type").asText().equals("tool_call")) {
          calls.add(
              new RequestedToolCall(
                  part.path("id").asText(""),
                  part.path("name").asText(""),
                  textOrJson(part.path("arguments"))));
        }
      }
    }
    return calls;
  }

  /** The texts a model answered with; null if no output was logged. */
  static String outputText(Attributes attributes, String name) {
    Optional<JsonNode> json = attributes.json(name);
    if (json.isEmpty() || json.get().isTextual()) {
      return json.map(JsonNode::asText).orElse(attributes.text(name));
    }
    List<String> texts = new ArrayList<>();
    for (JsonNode message : elements(json.get())) {
      String text = message.has("parts") ? textParts(message.path("parts")) : content(message);
      if (!text.isEmpty()) {
        texts.add(text);
      }
    }
    return String.join("\n", texts);
  }

  private static String textParts(JsonNode parts) {
    List<String> texts = new ArrayList<>();
    for (JsonNode part : parts) {
      if (part.path("type").asText("text").equals("text")) {
        texts.add(partText(part));
      }
    }
    return String.join("\n", texts);
  }

  private static String content(JsonNode message) {
    JsonNode parts = message.has("parts") ? message.path("parts") : message.path("content");
    if (!parts.isArray()) {
      return textOrJson(parts);
    }
    List<String> texts = new ArrayList<>();
    parts.forEach(part -> texts.add(partText(part)));
    return String.join("\n", texts);
  }

  private static String partText(JsonNode part) {
    if (part.isTextual()) {
      return part.textValue();
    }
    return switch (part.path("type").asText("text")) {
      case "text", "reasoning" ->
          textOrJson(part.has("content") ? part.path("content") : part.path("text"));
      case "tool_call_response" ->
          textOrJson(part.has("response") ? part.path("response") : part.path("result"));
      default -> part.toString();
    };
  }

  private static Iterable<JsonNode> elements(JsonNode node) {
    return node.isArray() ? node : List.of(node);
  }

  static String textOrJson(JsonNode node) {
    if (node.isMissingNode() || node.isNull()) {
      return "";
    }
    return node.isTextual() ? node.textValue() : node.toString();
  }
}
