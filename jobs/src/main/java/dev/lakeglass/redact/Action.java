package dev.lakeglass.redact;

import java.util.Locale;

/** What stands in the lake instead of a value. */
public enum Action {
  /** {@code [EMAIL]}. */
  MASK,
  /** {@code [EMAIL_7f3a…]}: the same value gives the same token within a key. */
  PSEUDONYM,
  /** {@code [PHONE_****0958]}: the last four letters or digits; short values are masked. */
  PARTIAL,
  /** Nothing; {@code null} where it was a bare JSON number. */
  DROP,
  /** The value itself; the type is not looked for. */
  KEEP;

  /**
   * @throws IllegalArgumentException if conf names no action
   */
  public static Action named(String name) {
    for (Action action : values()) {
      if (action.word().equals(name)) {
        return action;
      }
    }
    throw new IllegalArgumentException(
        "Unknown redaction action \""
            + name
            + "\"; expected one of mask, pseudonym, partial, drop, keep");
  }

  String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
