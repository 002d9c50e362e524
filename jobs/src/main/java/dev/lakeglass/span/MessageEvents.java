package dev.lakeglass.span;

import dev.lakeglass.span.RawSpan.Event;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * One event per message (GenAI conventions 1.28 to 1.36): {@code gen_ai.user.message} and its like,
 * {@code gen_ai.choice} for what the model answered. The role is left out where the event's name
 * says it.
 */
final class MessageEvents implements Dialect {
  private static final Map<String, String> ROLES =
      Names.table(
          "gen_ai.system.message", "system",
          "gen_ai.user.message", "user",
          "gen_ai.assistant.message", "assistant",
          "gen_ai.tool.message", "tool");

  private static final String CHOICE = "gen_ai.choice";

  /** Whether an event is one of these; anything else is none of a model's messages. */
  static boolean isMessage(String eventName) {
    return ROLES.containsKey(eventName) || eventName.equals(CHOICE);
  }

  @Override
  public String name() {
    return "genai-message-events";
  }

  @Override
  public List<String> marks() {
    return List.of(
        "gen_ai.system.message",
        "gen_ai.user.message",
        "gen_ai.assistant.message",
        "gen_ai.tool.message",
        CHOICE);
  }

  @Override
  public Map<String, String> names() {
    return Map.of();
  }

  @Override
  public Map<String, Object> readings(ForeignSpan span) {
    return readings(span.events());
  }

  static Map<String, Object> readings(List<Event> events) {
    List<Object> input = new ArrayList<>();
    List<Object> output = new ArrayList<>();
    List<Object> finishReasons = new ArrayList<>();
    for (Event event : events) {
      Map<String, Object> said = event.attributes();
      if (ROLES.containsKey(event.name())) {
        input.add(message(said, ROLES.get(event.name())));
      } else if (event.name().equals(CHOICE)) {
        output.add(answer(said));
        if (said.get("finish_reason") != null) {
          finishReasons.add(said.get("finish_reason"));
        }
      }
    }
    Map<String, Object> readings = new HashMap<>();
    putUnlessEmpty(readings, GenAi.INPUT_MESSAGES, input);
    putUnlessEmpty(readings, GenAi.OUTPUT_MESSAGES, output);
    putUnlessEmpty(readings, GenAi.FINISH_REASONS, finishReasons);
    return readings;
  }

  private static void putUnlessEmpty(Map<String, Object> readings, String name, List<?> values) {
    if (!values.isEmpty()) {
      readings.put(name, values);
    }
  }

  /** The message itself, or its content directly under the choice. */
  private static Map<String, Object> answer(Map<String, Object> choice) {
    if (choice.get("message") instanceof Map<?, ?> message) {
      Map<String, Object> named = new LinkedHashMap<>();
      message.forEach((name, value) -> named.put(name.toString(), value));
      return message(named, "assistant");
    }
    Map<String, Object> message = message(choice, "assistant");
    if (choice.get("message") != null) {
      message.putIfAbsent("content", choice.get("message"));
    }
    return message;
  }

  private static Map<String, Object> message(Map<String, Object> said, String role) {
    Map<String, Object> message = new LinkedHashMap<>();
    message.put("role", said.getOrDefault("role", role));
    for (String field : List.of("content", "parts", "tool_calls", "id", "name")) {
      if (said.get(field) != null) {
        message.put(field, said.get(field));
      }
    }
    return message;
  }
}
