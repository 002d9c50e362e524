package dev.lakeglass.slice;

import static java.util.Objects.requireNonNull;

/** What requests have in common: a dimension, for example {@code route}, and its value. */
public record Condition(String dimension, String value) {
  public Condition {
    requireNonNull(dimension, "dimension is null");
    requireNonNull(value, "value is null");
  }
}
