package dev.lakeglass.check.text;

/**
 * A number, date, code or name in a text.
 *
 * @param token first token
 * @param endToken index after the last token
 * @param value the number in its base unit (days, grams, metres, bytes, …); for a date year·10⁴ +
 *     month·10² + day with 0 for what is not said; for a time minutes after midnight; 0 for names
 *     and codes
 * @param alternative the other reading of an ambiguous number or date ({@code 1.250}; {@code
 *     3/4/2026}), else the value again
 * @param unit hash of the currency, dimension or counted noun; 0 if there is none
 * @param isSpelled whether the number is written as a word
 */
public record Fact(
    FactType type,
    int token,
    int endToken,
    double value,
    double alternative,
    long unit,
    boolean isSpelled) {

  static Fact of(FactType type, int token, int endToken, double value) {
    return new Fact(type, token, endToken, value, value, 0, false);
  }
}
