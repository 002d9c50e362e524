package dev.lakeglass.redact;

import java.util.EnumSet;
import java.util.Set;

/** Character classes by table: one load for each question in the inner loops. */
final class Characters {
  private static final int DIGIT = 1;
  private static final int UPPER = 2;
  private static final int LOWER = 4;
  private static final int HEX = 8;
  private static final byte[] FLAGS = flags();

  /** Thai is the first of the scripts without spaces. */
  private static final char FIRST_UNSPACED = '\u0e00';

  private static final Set<Character.UnicodeScript> UNSPACED =
      EnumSet.of(
          Character.UnicodeScript.HAN,
          Character.UnicodeScript.HIRAGANA,
          Character.UnicodeScript.KATAKANA,
          Character.UnicodeScript.BOPOMOFO,
          Character.UnicodeScript.HANGUL,
          Character.UnicodeScript.THAI,
          Character.UnicodeScript.LAO,
          Character.UnicodeScript.KHMER,
          Character.UnicodeScript.MYANMAR);

  private Characters() {}

  static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }

  static boolean isHex(char c) {
    return c < 128 && (FLAGS[c] & HEX) != 0;
  }

  static boolean isAsciiLetter(char c) {
    return c < 128 && (FLAGS[c] & (UPPER | LOWER)) != 0;
  }

  static boolean isAsciiAlphanumeric(char c) {
    return c < 128 && (FLAGS[c] & (UPPER | LOWER | DIGIT)) != 0;
  }

  static boolean isLetter(char c) {
    return c < 128 ? (FLAGS[c] & (UPPER | LOWER)) != 0 : Character.isLetter(c);
  }

  static boolean isAlphanumeric(char c) {
    return c < 128 ? (FLAGS[c] & (UPPER | LOWER | DIGIT)) != 0 : Character.isLetterOrDigit(c);
  }

  /**
   * Whether a number or code beside the character is only a part of a longer word. Scripts that are
   * written without spaces, and Hangul, whose particles follow directly, do not say so: {@code
   * 電話は+81 3…まで} holds a whole number.
   */
  static boolean continuesWord(char c) {
    return isAlphanumeric(c) && (c < FIRST_UNSPACED || !isUnspaced(c));
  }

  private static boolean isUnspaced(char c) {
    return UNSPACED.contains(Character.UnicodeScript.of(c));
  }

  static boolean isUpper(char c) {
    return c < 128 ? (FLAGS[c] & UPPER) != 0 : Character.isUpperCase(c);
  }

  static boolean isLower(char c) {
    return c < 128 ? (FLAGS[c] & LOWER) != 0 : Character.isLowerCase(c);
  }

  static char lower(char c) {
    if (c < 128) {
      return (FLAGS[c] & UPPER) != 0 ? (char) (c + 32) : c;
    }
    return Character.toLowerCase(c);
  }

  static boolean isSpace(char c) {
    return c == ' ' || c == '\t' || c == '\n' || c == '\r';
  }

  private static byte[] flags() {
    byte[] flags = new byte[128];
    for (char c = 0; c < 128; c++) {
      int flag = 0;
      if (c >= '0' && c <= '9') {
        flag |= DIGIT | HEX;
      }
      if (c >= 'A' && c <= 'Z') {
        flag |= UPPER;
      }
      if (c >= 'a' && c <= 'z') {
        flag |= LOWER;
      }
      if (c >= 'a' && c <= 'f' || c >= 'A' && c <= 'F') {
        flag |= HEX;
      }
      flags[c] = (byte) flag;
    }
    return flags;
  }
}
