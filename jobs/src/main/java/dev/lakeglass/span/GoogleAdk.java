package dev.lakeglass.span;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Google Agent Development Kit: {@code gcp.vertex.agent.…}, JSON texts, {@code {}} for nothing. */
final class GoogleAdk implements Dialect {

  @Override
  public String name() {
    return "google-adk";
  }

  @Override
  public List<String> marks() {
    return List.of("gcp.vertex.agent.*");
  }

  @Override
  public Map<String, String> names() {
    return Names.table("gcp.vertex.agent.session_id", "session.id");
  }

  @Override
  public List<String> content() {
    return List.of(
        "gcp.vertex.agent.llm_request",
        "gcp.vertex.agent.llm_response",
        "gcp.vertex.agent.tool_call_args",
        "gcp.vertex.agent.tool_response");
  }

  @Override
  public Map<String, Object> readings(ForeignSpan span) {
    Map<String, Object> readings = new HashMap<>();
    if (span.name().startsWith("call_llm")) {
      readings.put(GenAi.OPERATION, "chat");
    }
    readings.put(GenAi.TOOL_ARGUMENTS, known(span, "gcp.vertex.agent.tool_call_args"));
    readings.put(GenAi.TOOL_RESULT, known(span, "gcp.vertex.agent.tool_response"));
    JsonNode request = known(span, "gcp.vertex.agent.llm_request");
    if (request != null) {
      request(request, readings);
    }
    JsonNode response = known(span, "gcp.vertex.agent.llm_response");
    if (response != null) {
      response(response, readings);
    }
    return readings;
  }

  private static JsonNode known(ForeignSpan span, String name) {
    return span.attributes()
        .json(name)
        .filter(json -> json.isContainerNode() && !json.isEmpty())
        .orElse(null);
  }

  private static void request(JsonNode request, Map<String, Object> readings) {
    readings.put(GenAi.REQUEST_MODEL, request.path("model").asText(null));
    JsonNode config = request.path("config");
    RequestParameters.read(config, readings);
    if (config.hasNonNull("system_instruction")) {
      readings.put(
          GenAi.SYSTEM_INSTRUCTIONS, Messages.textOrJson(config.path("system_instruction")));
    }
    if (!request.path("contents").isEmpty()) {
      readings.put(GenAi.INPUT_MESSAGES, request.path("contents"));
    }
  }

  private static void response(JsonNode response, Map<String, Object> readings) {
    if (response.path("content").isObject()) {
      readings.put(GenAi.OUTPUT_MESSAGES, response.path("content"));
    }
    readings.put(GenAi.FINISH_REASONS, response.path("finish_reason").asText(null));
    JsonNode usage = response.path("usage_metadata");
    number(readings, GenAi.INPUT_TOKENS, usage.path("prompt_token_count"));
    number(readings, GenAi.CACHE_READ_TOKENS, usage.path("cached_content_token_count"));
    JsonNode thoughts = usage.path("thoughts_token_count");
    number(readings, GenAi.REASONING_TOKENS, thoughts);
    JsonNode candidates = usage.path("candidates_token_count");
    if (candidates.isNumber()) {
      readings.put(GenAi.OUTPUT_TOKENS, candidates.longValue() + thoughts.asLong(0));
    }
  }

  private static void number(Map<String, Object> readings, String name, JsonNode value) {
    if (value.isNumber()) {
      readings.put(name, value.longValue());
    }
  }
}
