package dev.lakeglass.span;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.Map;

/**
 * Token counts by Langfuse's {@code usage_details}: {@code input} without the cached part, which
 * stands beside it ({@code input_cached_tokens}); the sum over the keys of a side is what was
 * counted.
 */
public final class SplitUsage {
  private SplitUsage() {}

  /** Counts under the names of today: input with cache, output with reasoning. */
  public static Map<String, Object> read(JsonNode usage) {
    Map<String, Long> sums = new HashMap<>();
    usage
        .properties()
        .forEach(
            entry -> {
              String key = entry.getKey();
              Long counted =
                  new Attributes(Map.of(key, entry.getValue().asText())).wholeNumber(key);
              if (counted == null) {
                return;
              }
              long count = counted;
              if (key.startsWith("input") || key.startsWith("cache_")) {
                sums.merge(GenAi.INPUT_TOKENS, count, Long::sum);
              }
              if (key.startsWith("output")) {
                sums.merge(GenAi.OUTPUT_TOKENS, count, Long::sum);
              }
              detail(key, count, sums);
            });
    return new HashMap<>(sums);
  }

  private static void detail(String key, long count, Map<String, Long> sums) {
    boolean isInput = key.startsWith("input") || key.startsWith("cache_");
    if (isInput && key.contains("creation")) {
      sums.merge(GenAi.CACHE_WRITE_TOKENS, count, Long::sum);
    } else if (isInput && key.contains("cache")) {
      sums.merge(GenAi.CACHE_READ_TOKENS, count, Long::sum);
    } else if (key.startsWith("output") && key.contains("reasoning")) {
      sums.merge(GenAi.REASONING_TOKENS, count, Long::sum);
    }
  }
}
