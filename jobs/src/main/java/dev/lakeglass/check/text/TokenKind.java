package dev.lakeglass.check.text;

/** What a token looks like. */
public enum TokenKind {
  /** Letters, possibly with an apostrophe inside. */
  WORD,
  /** Digits, possibly with separators inside: {@code 1,250.50}. */
  NUMBER,
  /** Letters and digits mixed, or digits with several dots: {@code SKU12}, {@code 2.3.0}. */
  CODE,
  /** One character of a script written without spaces. */
  IDEOGRAPH
}
