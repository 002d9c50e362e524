package dev.lakeglass.redact;

import java.util.Map;
import java.util.Objects;

/**
 * A text fit to be stored.
 *
 * @param text the same instance as the input if nothing was found
 * @param counts values replaced by type; empty if nothing was found
 */
public record Redaction(String text, Map<String, Integer> counts) {
  public Redaction {
    Objects.requireNonNull(text, "text is null");
    counts = Map.copyOf(counts);
  }

  static Redaction unchanged(String text) {
    return new Redaction(text, Map.of());
  }

  public boolean isChanged() {
    return !counts.isEmpty();
  }
}
