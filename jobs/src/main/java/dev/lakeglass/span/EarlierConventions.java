package dev.lakeglass.span;

import java.util.List;
import java.util.Map;

/** Names of the OpenTelemetry conventions that later versions (1.27 to 1.41) replaced. */
final class EarlierConventions implements Dialect {
  private static final Map<String, String> NAMES =
      Names.table(
          "gen_ai.system", GenAi.PROVIDER,
          "gen_ai.usage.prompt_tokens", GenAi.INPUT_TOKENS,
          "gen_ai.usage.completion_tokens", GenAi.OUTPUT_TOKENS,
          "gen_ai.usage.cache_read_input_tokens", GenAi.CACHE_READ_TOKENS,
          "gen_ai.usage.cache_creation_input_tokens", GenAi.CACHE_WRITE_TOKENS,
          "gen_ai.usage.cache_creation.input_tokens", GenAi.CACHE_WRITE_TOKENS,
          "gen_ai.usage.reasoning_tokens", GenAi.REASONING_TOKENS,
          "gen_ai.openai.response.system_fingerprint", GenAi.SYSTEM_FINGERPRINT,
          "gen_ai.openai.request.seed", "gen_ai.request.seed",
          "gen_ai.openai.request.response_format", GenAi.OUTPUT_TYPE,
          "http.status_code", "http.response.status_code",
          "http.method", "http.request.method",
          "deployment.environment", "deployment.environment.name");

  @Override
  public String name() {
    return "genai-earlier";
  }

  @Override
  public List<String> marks() {
    return List.copyOf(NAMES.keySet());
  }

  @Override
  public Map<String, String> names() {
    return NAMES;
  }
}
