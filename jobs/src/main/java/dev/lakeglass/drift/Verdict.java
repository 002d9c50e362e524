package dev.lakeglass.drift;

import java.util.Locale;

/** What became of a comparison. */
public enum Verdict {
  DRIFT,
  STABLE,
  NOT_ENOUGH_DATA,
  NEW;

  /** The word used in tables. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
