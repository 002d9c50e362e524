package dev.lakeglass.span;

import static dev.lakeglass.span.Messages.textOrJson;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.lakeglass.span.Span.RequestedToolCall;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The shapes in which providers and frameworks write messages: OpenTelemetry, OpenAI (chat and
 * responses), Anthropic, Bedrock Converse, Gemini, Vercel AI and LangChain.
 */
final class MessageShapes {
  private static final int DEEPEST = 8;

  /** A part that is no text, such as a picture, is kept as JSON up to this length. */
  private static final int LONGEST_PART = 2_000;

  private static final Set<String> REASONING = Set.of("reasoning", "thinking", "redacted_thinking");

  private MessageShapes() {}

  /** The messages in a list, a request, a response or a single message. */
  static List<JsonNode> messages(JsonNode root) {
    List<JsonNode> messages = new ArrayList<>();
    collect(root, DEEPEST, messages);
    return messages;
  }

  private static void collect(JsonNode node, int depth, List<JsonNode> into) {
    if (depth == 0 || node.isNull() || node.isMissingNode()) {
      return;
    }
    if (node.isArray()) {
      node.forEach(element -> collect(element, depth - 1, into));
      return;
    }
    if (!node.isObject() || isMessage(node)) {
      into.add(node);
      return;
    }
    for (String wrapper :
        List.of("messages", "choices", "generations", "output", "message", "kwargs", "response")) {
      JsonNode inner = node.path(wrapper);
      if (inner.isContainerNode() && !inner.isEmpty()) {
        collect(inner, depth - 1, into);
        return;
      }
    }
    into.add(node);
  }

  private static boolean isMessage(JsonNode node) {
    return node.has("role") || node.has("parts") || (node.has("content") && !node.has("kwargs"));
  }

  /** One word per role, whoever wrote it. */
  static String role(JsonNode message, String fallback) {
    String role = message.path("role").asText(message.path("type").asText(fallback));
    return switch (role.toLowerCase(Locale.ROOT)) {
      case "human" -> "user";
      case "ai", "model", "aimessage" -> "assistant";
      case "function", "ipython", "toolmessage" -> "tool";
      case "text", "message", "function_call", "constructor" -> fallback;
      case "function_call_output" -> "tool";
      default -> role;
    };
  }

  /** Everything a message says, tool calls and results included. */
  static String content(JsonNode message) {
    if (message.isTextual()) {
      return message.textValue();
    }
    List<String> texts = new ArrayList<>();
    for (JsonNode part : parts(message)) {
      texts.add(isCall(part) ? text(call(part)) : partText(part));
    }
    message.path("tool_calls").forEach(call -> texts.add(text(call(call))));
    texts.removeIf(String::isEmpty);
    return String.join("\n", texts);
  }

  /** A tool call as the conventions write it, whoever asked for it. */
  private static String text(RequestedToolCall call) {
    ObjectNode part = JsonNodeFactory.instance.objectNode().put("type", "tool_call");
    if (!call.id().isEmpty()) {
      part.put("id", call.id());
    }
    part.put("name", call.name());
    Optional<JsonNode> arguments =
        new Attributes(Map.of("arguments", call.arguments())).json("arguments");
    return part.set("arguments", arguments.orElse(TextNode.valueOf(call.arguments()))).toString();
  }

  /** What a message says to the user: no reasoning, no tool calls. */
  static String answer(JsonNode message) {
    if (message.isTextual()) {
      return message.textValue();
    }
    if (isCall(message)) {
      return "";
    }
    List<String> texts = new ArrayList<>();
    for (JsonNode part : parts(message)) {
      if (isText(part)) {
        texts.add(partText(part));
      }
    }
    return String.join("\n", texts);
  }

  static List<RequestedToolCall> toolCalls(JsonNode message) {
    List<RequestedToolCall> calls = new ArrayList<>();
    if (isCall(message)) {
      calls.add(call(message));
    }
    for (JsonNode part : parts(message)) {
      if (isCall(part)) {
        calls.add(call(part));
      }
    }
    message.path("tool_calls").forEach(call -> calls.add(call(call)));
    if (message.path("function_call").isObject()) {
      calls.add(call(message.path("function_call")));
    }
    return calls;
  }

  private static Iterable<JsonNode> parts(JsonNode message) {
    JsonNode parts = message.has("parts") ? message.path("parts") : message.path("content");
    if (parts.isObject() && parts.path("parts").isArray()) {
      parts = parts.path("parts");
    }
    if (parts.isMissingNode() && message.path("text").isTextual()) {
      parts = message.path("text");
    }
    if (parts.isMissingNode() && !isCall(message) && !message.has("role")) {
      parts = message;
    }
    return parts.isArray() ? parts : List.of(parts);
  }

  private static boolean isCall(JsonNode part) {
    return switch (part.path("type").asText("")) {
      case "tool_call", "tool_use", "tool-call", "function_call", "server_tool_call" -> true;
      default -> part.has("toolUse") || part.has("functionCall");
    };
  }

  private static RequestedToolCall call(JsonNode part) {
    JsonNode call = first(part, "toolUse", "functionCall", "function");
    JsonNode body = call.isObject() ? call : part;
    String id = textOrJson(first(part, "call_id", "id", "toolCallId", "tool_use_id"));
    if (id.isEmpty()) {
      id = textOrJson(first(body, "toolUseId", "id"));
    }
    String name = textOrJson(first(body, "name", "toolName"));
    JsonNode arguments = first(body, "arguments", "input", "args");
    return new RequestedToolCall(id, name, textOrJson(arguments));
  }

  private static boolean isText(JsonNode part) {
    if (part.isTextual()) {
      return true;
    }
    String type = part.path("type").asText("text");
    boolean isPlain = type.equals("text") || type.equals("output_text") || type.equals("refusal");
    return isPlain
        && !isCall(part)
        && !part.path("thought").asBoolean(false)
        && (part.has("text") || part.has("content") || part.has("refusal"));
  }

  static String partText(JsonNode part) {
    if (part.isTextual()) {
      return part.textValue();
    }
    if (part.isNull() || part.isMissingNode()) {
      return "";
    }
    String type = part.path("type").asText("text");
    if (REASONING.contains(type)) {
      return textOrJson(first(part, "content", "text", "thinking"));
    }
    JsonNode said =
        switch (type) {
          case "tool_call_response", "tool-result", "function_call_output" ->
              first(part, "response", "result", "output");
          case "tool_result" -> part.path("content");
          case "text", "input_text", "output_text", "refusal", "message" -> text(part);
          default -> part;
        };
    if (said.isArray() && !said.isEmpty() && said.path(0).has("text")) {
      List<String> texts = new ArrayList<>();
      said.forEach(inner -> texts.add(partText(inner)));
      return String.join("\n", texts);
    }
    return said == part ? json(part, type) : textOrJson(said);
  }

  /** The text of a part without a type of its own: Bedrock and Gemini name parts by their key. */
  private static JsonNode text(JsonNode part) {
    JsonNode result = first(part, "toolResult", "functionResponse");
    if (result.isObject()) {
      return first(result, "content", "response");
    }
    JsonNode guarded = part.path("guardContent").path("text").path("text");
    if (guarded.isTextual()) {
      return guarded;
    }
    JsonNode reasoning = part.path("reasoningContent").path("reasoningText").path("text");
    if (reasoning.isTextual()) {
      return reasoning;
    }
    JsonNode text = first(part, "content", "text", "refusal", "generated_text", "outputText");
    return text.isMissingNode() ? part : text;
  }

  private static String json(JsonNode part, String type) {
    if (part.isObject() && part.isEmpty()) {
      return "";
    }
    String json = part.toString();
    return json.length() <= LONGEST_PART
        ? json
        : "[%s, %d characters]".formatted(type, json.length());
  }

  private static JsonNode first(JsonNode node, String... fields) {
    for (String field : fields) {
      JsonNode value = node.path(field);
      if (!value.isMissingNode() && !value.isNull()) {
        return value;
      }
    }
    return MissingNode.getInstance();
  }
}
