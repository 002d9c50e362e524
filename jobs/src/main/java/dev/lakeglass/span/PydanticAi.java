package dev.lakeglass.span;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.lakeglass.span.RawSpan.Event;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Pydantic AI and Logfire: message events as a JSON list in {@code events} or {@code
 * all_messages_events}, tools in {@code tool_arguments}, {@code tool_response} and {@code
 * model_request_parameters}.
 */
final class PydanticAi implements Dialect {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final TypeReference<Map<String, Object>> MAP = new TypeReference<>() {};

  @Override
  public String name() {
    return "pydantic-ai";
  }

  @Override
  public List<String> marks() {
    return List.of("pydantic_ai.*", "all_messages_events", "model_request_parameters", "logfire.*");
  }

  @Override
  public Map<String, String> names() {
    return Names.table(
        "tool_arguments", GenAi.TOOL_ARGUMENTS,
        "tool_response", GenAi.TOOL_RESULT,
        "agent_name", "gen_ai.agent.name");
  }

  @Override
  public List<String> content() {
    return List.of(
        "events",
        "all_messages_events",
        "pydantic_ai.all_messages",
        "model_request_parameters",
        "final_result",
        "tool_arguments",
        "tool_response");
  }

  @Override
  public Map<String, Object> readings(ForeignSpan span) {
    Map<String, Object> readings = new HashMap<>();
    if (span.name().startsWith("running tool") && span.values().containsKey(GenAi.TOOL_NAME)) {
      readings.put(GenAi.OPERATION, "execute_tool");
    }
    for (String name : List.of("events", "all_messages_events")) {
      List<Event> events = new ArrayList<>();
      for (JsonNode event : span.attributes().json(name).orElse(JSON.createArrayNode())) {
        events.add(new Event(event.path("event.name").asText(), JSON.convertValue(event, MAP)));
      }
      MessageEvents.readings(events).forEach(readings::putIfAbsent);
    }
    span.attributes()
        .json("model_request_parameters")
        .map(parameters -> parameters.path("function_tools"))
        .filter(tools -> !tools.isEmpty())
        .ifPresent(tools -> readings.put(GenAi.TOOL_DEFINITIONS, tools));
    return readings;
  }
}
