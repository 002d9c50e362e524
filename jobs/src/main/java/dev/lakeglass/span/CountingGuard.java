package dev.lakeglass.span;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Counts what is replaced in all texts of a record; one for each record. */
final class CountingGuard implements TextGuard {
  private final TextGuard guard;
  private final Map<String, Long> total = new TreeMap<>();
  private final Map<String, Long> ofText = new TreeMap<>();

  CountingGuard(TextGuard guard) {
    this.guard = guard;
  }

  @Override
  public String redact(String text, Map<String, Long> counts) {
    String redacted = guard.redact(text, ofText);
    if (!ofText.isEmpty()) {
      ofText.forEach((type, count) -> counts.merge(type, count, Long::sum));
      ofText.forEach((type, count) -> total.merge(type, count, Long::sum));
      ofText.clear();
    }
    return redacted;
  }

  @Override
  public Optional<String> pseudonym(String identifier) {
    return guard.pseudonym(identifier);
  }

  Map<String, Long> total() {
    return total;
  }
}
