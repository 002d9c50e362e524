package dev.lakeglass.span;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Lists that were flattened into attributes: {@code prefix.0.role}, {@code prefix.0.content}. */
final class Indexed {
  private static final int MOST_DIGITS = 6;

  private Indexed() {}

  /** The entries in the order of their numbers, each with its names behind the number. */
  static List<Map<String, Object>> entries(Map<String, Object> attributes, String prefix) {
    TreeMap<Integer, Map<String, Object>> entries = new TreeMap<>();
    String start = prefix + ".";
    attributes.forEach(
        (name, value) -> {
          if (!name.startsWith(start)) {
            return;
          }
          int end = name.indexOf('.', start.length());
          int number = number(name.substring(start.length(), end < 0 ? name.length() : end));
          if (number >= 0) {
            entries
                .computeIfAbsent(number, key -> new LinkedHashMap<>())
                .put(end < 0 ? "" : name.substring(end + 1), value);
          }
        });
    return new ArrayList<>(entries.values());
  }

  private static int number(String text) {
    if (text.isEmpty() || text.length() > MOST_DIGITS) {
      return -1;
    }
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) < '0' || text.charAt(i) > '9') {
        return -1;
      }
    }
    return Integer.parseInt(text);
  }
}
