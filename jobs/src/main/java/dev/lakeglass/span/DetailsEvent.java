package dev.lakeglass.span;

import dev.lakeglass.span.RawSpan.Event;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Content in an event {@code gen_ai.client.inference.operation.details} (1.37 and later). */
final class DetailsEvent implements Dialect {
  static final String EVENT = "gen_ai.client.inference.operation.details";

  @Override
  public String name() {
    return "genai-details-event";
  }

  @Override
  public List<String> marks() {
    return List.of(EVENT);
  }

  @Override
  public Map<String, String> names() {
    return Map.of();
  }

  @Override
  public Map<String, Object> readings(ForeignSpan span) {
    Map<String, Object> readings = new HashMap<>();
    for (Event event : span.events()) {
      if (event.name().equals(EVENT)) {
        event.attributes().forEach(readings::putIfAbsent);
      }
    }
    readings.keySet().removeIf(name -> !name.startsWith("gen_ai."));
    return readings;
  }
}
