package dev.lakeglass.span;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;

/** Parameters of a model request as the providers' own interfaces name them. */
public final class RequestParameters {
  private static final Map<String, List<String>> NAMES =
      Map.of(
          "gen_ai.request.temperature", List.of("temperature"),
          "gen_ai.request.top_p", List.of("top_p", "topP"),
          "gen_ai.request.max_tokens",
              List.of(
                  "max_tokens",
                  "max_completion_tokens",
                  "max_output_tokens",
                  "maxTokens",
                  "maxOutputTokens",
                  "maxTokenCount",
                  "max_gen_len",
                  "max_tokens_to_sample"),
          "gen_ai.request.seed", List.of("seed"));

  private RequestParameters() {}

  /** Adds what the parameters say under the names of today; {@code tools} become definitions. */
  public static void read(JsonNode parameters, Map<String, Object> readings) {
    NAMES.forEach(
        (today, foreign) -> {
          for (String name : foreign) {
            JsonNode value = parameters.path(name);
            if (value.isIntegralNumber()) {
              readings.putIfAbsent(today, value.longValue());
            } else if (value.isNumber()) {
              readings.putIfAbsent(today, value.doubleValue());
            } else if (value.isTextual()) {
              readings.putIfAbsent(today, value.textValue());
            }
          }
        });
    JsonNode tools = parameters.path("tools");
    if (tools.isArray() && !tools.isEmpty()) {
      readings.putIfAbsent(GenAi.TOOL_DEFINITIONS, tools);
    }
    String format = parameters.path("response_format").path("type").asText("");
    if (format.startsWith("json")) {
      readings.putIfAbsent(GenAi.OUTPUT_TYPE, "json");
    }
  }
}
