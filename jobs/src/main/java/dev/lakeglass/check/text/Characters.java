package dev.lakeglass.check.text;

import java.text.Normalizer;

/** Classes and folded forms of characters, looked up in tables because every character passes. */
final class Characters {
  static final byte OTHER = 0;
  static final byte LETTER = 1;
  static final byte DIGIT = 2;
  static final byte IDEOGRAPH = 3;
  static final byte MARK = 4;
  static final byte SPACE = 5;

  private static final int FOLDED_LIMIT = 0x2000;
  private static final byte[] CLASSES = classes();
  private static final char[] FOLDED = folded();

  private Characters() {}

  static byte classOf(char character) {
    return CLASSES[character];
  }

  static boolean isWordPart(char character) {
    byte kind = CLASSES[character];
    return kind == LETTER || kind == DIGIT || kind == MARK;
  }

  /** The lower-case base letter: {@code Á} becomes {@code a}, so spelling variants share a hash. */
  static char fold(char character) {
    return character < FOLDED_LIMIT ? FOLDED[character] : Character.toLowerCase(character);
  }

  static boolean isApostrophe(char character) {
    return character == '\'' || character == '\u2019' || character == '\u02bc';
  }

  private static byte[] classes() {
    byte[] classes = new byte[Character.MAX_VALUE + 1];
    for (int code = 0; code < classes.length; code++) {
      classes[code] = classify((char) code);
    }
    return classes;
  }

  private static byte classify(char character) {
    if (character >= '0' && character <= '9') {
      return DIGIT;
    }
    if (Character.isWhitespace(character) || Character.isSpaceChar(character)) {
      return SPACE;
    }
    if (isUnspacedScript(character)) {
      return IDEOGRAPH;
    }
    if (Character.isLetter(character) || character == '_') {
      return LETTER;
    }
    int type = Character.getType(character);
    boolean isMark = type == Character.NON_SPACING_MARK || type == Character.COMBINING_SPACING_MARK;
    return isMark ? MARK : OTHER;
  }

  /** Scripts written without spaces: each character counts as a word. */
  private static boolean isUnspacedScript(char character) {
    if (Character.isSurrogate(character) || !Character.isLetter(character)) {
      return false;
    }
    Character.UnicodeScript script = Character.UnicodeScript.of(character);
    return script == Character.UnicodeScript.HAN
        || script == Character.UnicodeScript.HIRAGANA
        || script == Character.UnicodeScript.KATAKANA
        || script == Character.UnicodeScript.THAI
        || script == Character.UnicodeScript.LAO
        || script == Character.UnicodeScript.KHMER
        || script == Character.UnicodeScript.MYANMAR;
  }

  private static char[] folded() {
    char[] folded = new char[FOLDED_LIMIT];
    for (int code = 0; code < FOLDED_LIMIT; code++) {
      char lower = Character.toLowerCase((char) code);
      String base = Normalizer.normalize(String.valueOf(lower), Normalizer.Form.NFD);
      folded[code] = base.charAt(0);
    }
    // Letters with a stroke or without a dot do not decompose, yet people leave both out.
    folded['\u0131'] = 'i';
    folded['\u0142'] = 'l';
    folded['\u00f8'] = 'o';
    folded['\u0111'] = 'd';
    return folded;
  }
}
