package dev.lakeglass.redact;

import java.util.EnumSet;
import java.util.Set;

/** Character classes by table: one load for each question in the inner loops. */
final class Characters {
  private static final int DIGIT = 1;
  private static final int UPPER = 2;
  private static final int LOWER = 4;
  private static final int HEX = 8;
  private static final int LETTER = 16;
  private static final int ALPHANUMERIC = 32;
  private static final int UNSPACED = 64;
  private static final int ASCII = 128;

  /** Thai is the first of the scripts without spaces. */
  private static final char FIRST_UNSPACED = '\u0e00';

  private static final Set<Character.UnicodeScript> UNSPACED_SCRIPTS =
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

  private static final byte[] FLAGS = flags();
  private static final char[] LOWERED = lowered();

  private Characters() {}

  /** A digit of ASCII; {@link Text} has folded the others. */
  static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }

  static boolean isHex(char c) {
    return (FLAGS[c] & HEX) != 0;
  }

  static boolean isAsciiLetter(char c) {
    return (FLAGS[c] & (LETTER | ASCII)) == (LETTER | ASCII);
  }

  static boolean isAsciiAlphanumeric(char c) {
    return (FLAGS[c] & (ALPHANUMERIC | ASCII)) == (ALPHANUMERIC | ASCII);
  }

  static boolean isLetter(char c) {
    return (FLAGS[c] & LETTER) != 0;
  }

  static boolean isAlphanumeric(char c) {
    return (FLAGS[c] & ALPHANUMERIC) != 0;
  }

  /**
   * Whether a number or code beside the character is only a part of a longer word. Scripts that are
   * written without spaces, and Hangul, whose particles follow directly, do not say so: {@code
   * 電話は+81 3…まで} holds a whole number.
   */
  static boolean continuesWord(char c) {
    return (FLAGS[c] & (ALPHANUMERIC | UNSPACED)) == ALPHANUMERIC;
  }

  /** Whether the letter belongs to a script in which words follow each other without spaces. */
  static boolean isUnspaced(char c) {
    return (FLAGS[c] & UNSPACED) != 0;
  }

  static boolean isUpper(char c) {
    return (FLAGS[c] & UPPER) != 0;
  }

  static boolean isLower(char c) {
    return (FLAGS[c] & LOWER) != 0;
  }

  static char lower(char c) {
    return LOWERED[c];
  }

  static boolean isSpace(char c) {
    return c == ' ' || c == '\t' || c == '\n' || c == '\r';
  }

  private static byte[] flags() {
    byte[] flags = new byte[65536];
    for (int i = 0; i < flags.length; i++) {
      char c = (char) i;
      int flag = isDigit(c) ? DIGIT : 0;
      flag |= Character.isUpperCase(c) ? UPPER : 0;
      flag |= Character.isLowerCase(c) ? LOWER : 0;
      flag |= c < 128 && Character.digit(c, 16) >= 0 ? HEX : 0;
      flag |= Character.isLetter(c) ? LETTER : 0;
      flag |= Character.isLetterOrDigit(c) ? ALPHANUMERIC : 0;
      flag |= c < 128 ? ASCII : 0;
      boolean unspaced =
          c >= FIRST_UNSPACED && UNSPACED_SCRIPTS.contains(Character.UnicodeScript.of(c));
      flags[c] = (byte) (unspaced ? flag | UNSPACED : flag);
    }
    return flags;
  }

  private static char[] lowered() {
    char[] lowered = new char[65536];
    for (int i = 0; i < lowered.length; i++) {
      lowered[i] = Character.toLowerCase((char) i);
    }
    return lowered;
  }
}
