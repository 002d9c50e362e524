package dev.lakeglass.span;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/** Tables of names that keep their order, which is their precedence. */
final class Names {
  private Names() {}

  /** {@code from, to, from, to, …}. */
  static Map<String, String> table(String... fromAndTo) {
    Map<String, String> names = new LinkedHashMap<>();
    for (int i = 0; i < fromAndTo.length; i += 2) {
      names.put(fromAndTo[i], fromAndTo[i + 1]);
    }
    return Collections.unmodifiableMap(names);
  }
}
