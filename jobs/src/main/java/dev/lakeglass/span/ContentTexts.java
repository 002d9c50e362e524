package dev.lakeglass.span;

import dev.lakeglass.span.RawSpan.Event;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The whole prompt or answer as one JSON text: attributes {@code gen_ai.prompt} and {@code
 * gen_ai.completion} (1.26), or the events {@code gen_ai.content.prompt} and {@code
 * gen_ai.content.completion} that hold them (1.27).
 */
final class ContentTexts implements Dialect {
  private static final Map<String, String> NAMES =
      Names.table(
          "gen_ai.prompt", GenAi.INPUT_MESSAGES, "gen_ai.completion", GenAi.OUTPUT_MESSAGES);

  @Override
  public String name() {
    return "genai-content";
  }

  @Override
  public List<String> marks() {
    return List.of(
        "gen_ai.content.prompt", "gen_ai.content.completion", "gen_ai.prompt", "gen_ai.completion");
  }

  @Override
  public Map<String, String> names() {
    return NAMES;
  }

  @Override
  public List<String> content() {
    return List.copyOf(NAMES.keySet());
  }

  @Override
  public Map<String, Object> readings(ForeignSpan span) {
    Map<String, Object> readings = new HashMap<>();
    for (Event event : span.events()) {
      if (event.name().startsWith("gen_ai.content.")) {
        NAMES.forEach(
            (from, to) -> {
              if (event.attributes().get(from) != null) {
                readings.putIfAbsent(to, event.attributes().get(from));
              }
            });
      }
    }
    return readings;
  }
}
