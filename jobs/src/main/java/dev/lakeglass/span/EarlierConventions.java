package dev.lakeglass.span;

import java.util.Map;

/** Names of the OpenTelemetry GenAI conventions that later versions (1.27 to 1.41) replaced. */
final class EarlierConventions implements Dialect {

  @Override
  public String name() {
    return "genai-earlier";
  }

  @Override
  public Map<String, String> names() {
    return Map.of(
        "gen_ai.system", GenAi.PROVIDER,
        "gen_ai.usage.prompt_tokens", GenAi.INPUT_TOKENS,
        "gen_ai.usage.completion_tokens", GenAi.OUTPUT_TOKENS,
        "gen_ai.usage.cache_read_input_tokens", GenAi.CACHE_READ_TOKENS,
        "gen_ai.usage.cache_creation_input_tokens", GenAi.CACHE_WRITE_TOKENS,
        "gen_ai.usage.cache_creation.input_tokens", GenAi.CACHE_WRITE_TOKENS,
        "gen_ai.usage.reasoning_tokens", GenAi.REASONING_TOKENS,
        "deployment.environment", "deployment.environment.name");
  }
}
