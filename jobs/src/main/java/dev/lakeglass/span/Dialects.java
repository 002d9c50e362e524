package dev.lakeglass.span;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** All dialects, in order of precedence: the first that has a value for a name wins. */
final class Dialects {
  private static final List<Dialect> ALL = List.of(new EarlierConventions());

  private Dialects() {}

  /** The attributes with the names of today added for what is only there under another name. */
  static Map<String, Object> translate(Map<String, Object> attributes) {
    Map<String, Object> translated = attributes;
    for (Dialect dialect : ALL) {
      for (Map.Entry<String, String> rename : dialect.names().entrySet()) {
        Object value = attributes.get(rename.getKey());
        if (value != null && !translated.containsKey(rename.getValue())) {
          translated = translated == attributes ? new HashMap<>(attributes) : translated;
          translated.put(rename.getValue(), value);
        }
      }
    }
    return translated;
  }
}
