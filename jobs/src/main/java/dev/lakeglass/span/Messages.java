package dev.lakeglass.span;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lakeglass.span.Span.Message;
import dev.lakeglass.span.Span.RequestedToolCall;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The messages of the GenAI conventions ({@code [{role, parts: [{type, content}]}]}), and whatever
 * writers put in their place: the providers' own requests and responses, a single message, a bare
 * text. {@link MessageShapes} knows the shapes.
 */
final class Messages {
  private Messages() {}

  /** The messages of an attribute; empty if it is absent. */
  static List<Message> of(Attributes attributes, String name) {
    Optional<JsonNode> json = attributes.json(name);
    if (json.isEmpty() || json.get().isValueNode()) {
      String text = json.map(JsonNode::asText).orElse(attributes.text(name));
      return text == null ? List.of() : List.of(new Message("user", text));
    }
    List<Message> messages = new ArrayList<>();
    for (JsonNode message : MessageShapes.messages(json.get())) {
      messages.add(
          new Message(MessageShapes.role(message, "user"), MessageShapes.content(message)));
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
    for (JsonNode part : json.get().isArray() ? json.get() : List.of(json.get())) {
      boolean isMessage = part.has("parts") || part.has("role");
      texts.add(isMessage ? MessageShapes.content(part) : MessageShapes.partText(part));
    }
    return String.join("\n", texts);
  }

  /** Tool calls among the parts of the output messages. */
  static List<RequestedToolCall> toolCalls(Attributes attributes, String name) {
    List<RequestedToolCall> calls = new ArrayList<>();
    attributes
        .json(name)
        .ifPresent(
            json ->
                MessageShapes.messages(json)
                    .forEach(message -> calls.addAll(MessageShapes.toolCalls(message))));
    return calls;
  }

  /** The texts a model answered with; null if no output was logged. */
  static String outputText(Attributes attributes, String name) {
    Optional<JsonNode> json = attributes.json(name);
    if (json.isEmpty() || json.get().isTextual()) {
      return json.map(JsonNode::asText).orElse(attributes.text(name));
    }
    List<String> texts = new ArrayList<>();
    for (JsonNode message : MessageShapes.messages(json.get())) {
      String text = MessageShapes.answer(message);
      if (!text.isEmpty()) {
        texts.add(text);
      }
    }
    return String.join("\n", texts);
  }

  static String textOrJson(JsonNode node) {
    if (node.isMissingNode() || node.isNull()) {
      return "";
    }
    return node.isTextual() ? node.textValue() : node.toString();
  }
}
