package dev.lakeglass.check.text;

/** Reads a number token in both the English and the continental reading of its separators. */
final class Numbers {
  private Numbers() {}

  /**
   * The likelier value. {@code 1,250} and {@code 1.250} are taken for 1250 and 1.25, as English
   * writes them; see {@link #alternative}.
   */
  static double value(String text, int start, int end) {
    return read(text, start, end, decimalPosition(text, start, end));
  }

  /** The other reading where one separator stands before exactly three digits, else the value. */
  static double alternative(String text, int start, int end) {
    int separator = onlySeparator(text, start, end);
    if (separator < 0 || end - separator != 4 || separator - start > 3) {
      return value(text, start, end);
    }
    boolean isDecimal = decimalPosition(text, start, end) == separator;
    return read(text, start, end, isDecimal ? -1 : separator);
  }

  /** Position of the decimal separator, or -1 if every separator groups thousands. */
  private static int decimalPosition(String text, int start, int end) {
    int dot = text.lastIndexOf('.', end - 1);
    int comma = text.lastIndexOf(',', end - 1);
    int last = Math.max(dot, comma);
    if (last < start) {
      return -1;
    }
    boolean isRepeated = text.lastIndexOf(text.charAt(last), last - 1) >= start;
    boolean isAlone = Math.min(dot, comma) < start;
    boolean isEnglishThousands = isAlone && last == comma && end - last == 4 && last - start <= 3;
    return isRepeated || isEnglishThousands ? -1 : last;
  }

  private static int onlySeparator(String text, int start, int end) {
    int found = -1;
    for (int at = start; at < end; at++) {
      char character = text.charAt(at);
      if (character == '.' || character == ',') {
        if (found >= 0) {
          return -1;
        }
        found = at;
      }
    }
    return found;
  }

  private static double read(String text, int start, int end, int decimal) {
    double value = 0;
    double place = 0;
    for (int at = start; at < end; at++) {
      char character = text.charAt(at);
      if (at == decimal) {
        place = 1;
      } else if (Characters.classOf(character) == Characters.DIGIT) {
        value = value * 10 + (character - '0');
        place *= 10;
      }
    }
    return place == 0 ? value : value / place;
  }
}
