package dev.lakeglass.sketch;

import java.util.Locale;

/** What the values of a metric are. */
public enum MetricKind {
  NUMERIC,
  BOOLEAN,
  CATEGORICAL;

  /** The word used in tables. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /**
   * @throws IllegalArgumentException if there is no such kind
   */
  public static MetricKind of(String word) {
    for (MetricKind kind : values()) {
      if (kind.word().equals(word)) {
        return kind;
      }
    }
    throw new IllegalArgumentException(
        "Cannot read metric kind \"" + word + "\": expected numeric, boolean or categorical");
  }
}
