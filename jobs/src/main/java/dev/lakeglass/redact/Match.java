package dev.lakeglass.redact;

import java.util.Objects;

/**
 * A place in a text that must not be stored as it is.
 *
 * @param type the word used in conf, tables and replacement tokens, such as {@code email}
 * @param start index of the first UTF-16 unit
 * @param end index after the last UTF-16 unit, greater than {@code start}
 * @param reason why it was found (a rule or shape), never a part of the text
 */
public record Match(String type, int start, int end, String reason) {
  public Match {
    Objects.requireNonNull(type, "type is null");
    Objects.requireNonNull(reason, "reason is null");
    if (start < 0 || end <= start) {
      throw new IllegalArgumentException("Invalid match: start " + start + ", end " + end);
    }
  }

  int length() {
    return end - start;
  }
}
