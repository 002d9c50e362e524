package dev.lakeglass.check;

import java.util.Locale;

/** What a check says about an answer. */
public enum Verdict {
  PASS,
  FAIL,
  /** The check has nothing to say about this answer; it counts in no rate. */
  NOT_APPLICABLE,
  /** The check could not judge: neither passed nor failed. */
  ERROR;

  /** The word in tables: {@code pass, fail, not_applicable, error}. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
