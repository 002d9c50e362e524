package dev.lakeglass.span;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Names, or their beginnings if a {@code *} stands at the end. */
final class NamePatterns {
  private final Set<String> names = new HashSet<>();
  private final List<String> beginnings = new ArrayList<>();

  private NamePatterns() {}

  static NamePatterns of(List<String> patterns) {
    NamePatterns compiled = new NamePatterns();
    for (String pattern : patterns) {
      if (pattern.endsWith("*")) {
        compiled.beginnings.add(pattern.substring(0, pattern.length() - 1));
      } else {
        compiled.names.add(pattern);
      }
    }
    return compiled;
  }

  boolean matches(String name) {
    if (names.contains(name)) {
      return true;
    }
    for (int i = 0; i < beginnings.size(); i++) {
      if (name.startsWith(beginnings.get(i))) {
        return true;
      }
    }
    return false;
  }
}
