package dev.lakeglass.span;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Langtrace before it took over the GenAI conventions: {@code llm.prompts}, {@code llm.responses}.
 */
final class Langtrace implements Dialect {

  @Override
  public String name() {
    return "langtrace";
  }

  @Override
  public List<String> marks() {
    return List.of("langtrace.*", "llm.prompts", "llm.responses", "llm.token.counts");
  }

  @Override
  public Map<String, String> names() {
    return Names.table(
        "llm.prompts", GenAi.INPUT_MESSAGES,
        "llm.responses", GenAi.OUTPUT_MESSAGES,
        "llm.model", GenAi.REQUEST_MODEL,
        "llm.temperature", "gen_ai.request.temperature",
        "llm.top_p", "gen_ai.request.top_p",
        "llm.max_tokens", "gen_ai.request.max_tokens",
        "llm.tools", GenAi.TOOL_DEFINITIONS,
        "langtrace.service.name", GenAi.PROVIDER);
  }

  @Override
  public List<String> content() {
    return List.of("llm.prompts", "llm.responses", "llm.tools");
  }

  @Override
  public Map<String, Object> readings(ForeignSpan span) {
    Map<String, Object> readings = new HashMap<>();
    if (span.values().containsKey("llm.prompts")) {
      readings.put(GenAi.OPERATION, "chat");
    }
    span.attributes()
        .json("llm.token.counts")
        .ifPresent(
            counts -> {
              for (String side : List.of("input", "output")) {
                if (counts.path(side + "_tokens").isNumber()) {
                  readings.put(
                      "gen_ai.usage." + side + "_tokens",
                      counts.path(side + "_tokens").longValue());
                }
              }
            });
    return readings;
  }
}
