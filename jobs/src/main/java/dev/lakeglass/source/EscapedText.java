package dev.lakeglass.source;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.util.Arrays;

/**
 * The text between the quotes of a JSON string in UTF-8, its escapes (RFC 8259, 7) resolved, if all
 * its characters are those of ISO 8859-1: then a Java string holds a byte for each.
 */
final class EscapedText {
  /** The bytes end before the text does. */
  static final int UNFINISHED = -1;

  /** The text holds another character, a control character or a wrong escape. */
  static final int OTHERWISE = -2;

  private static final int UNICODE_ESCAPE = 6;

  private byte[] plain = new byte[4096];
  private int length;
  private String value = "";

  /** What was read last. */
  String value() {
    return value;
  }

  /**
   * Reads the text that begins at {@code from}.
   *
   * @return the index after its closing quote; {@link #UNFINISHED} or {@link #OTHERWISE}, both
   *     negative, if there is none
   */
  int read(byte[] bytes, int from, int to) {
    length = 0;
    int runStart = from;
    int at = StringBytes.afterPlainAscii(bytes, from, to);
    while (at < to && bytes[at] != '"') {
      keep(bytes, runStart, at);
      runStart = bytes[at] == '\\' ? escape(bytes, at, to) : twoBytes(bytes, at, to);
      if (runStart < 0) {
        return runStart;
      }
      at = StringBytes.afterPlainAscii(bytes, runStart, to);
    }
    if (at >= to) {
      return UNFINISHED;
    }
    if (runStart == from) {
      value = new String(bytes, from, at - from, ISO_8859_1);
    } else {
      keep(bytes, runStart, at);
      value = new String(plain, 0, length, ISO_8859_1);
    }
    return at + 1;
  }

  private void keep(byte[] bytes, int from, int to) {
    int count = to - from;
    if (length + count >= plain.length) {
      plain = Arrays.copyOf(plain, 2 * (length + count));
    }
    System.arraycopy(bytes, from, plain, length, count);
    length += count;
  }

  /** Adds a character of two bytes; returns the index after it, negative if it is none. */
  private int twoBytes(byte[] bytes, int at, int to) {
    boolean isLatin = bytes[at] == (byte) 0xc2 || bytes[at] == (byte) 0xc3;
    if (isLatin && at + 1 >= to) {
      return UNFINISHED;
    }
    if (!isLatin || (bytes[at + 1] & 0xc0) != 0x80) {
      return OTHERWISE;
    }
    plain[length++] = (byte) (bytes[at] << 6 | bytes[at + 1] & 0x3f);
    return at + 2;
  }

  /** Adds the character of an escape; returns the index after it, negative if it is none. */
  private int escape(byte[] bytes, int at, int to) {
    if (at + 1 >= to) {
      return UNFINISHED;
    }
    byte escaped = bytes[at + 1];
    byte character =
        switch (escaped) {
          case '"', '\\', '/' -> escaped;
          case 'n' -> '\n';
          case 't' -> '\t';
          case 'r' -> '\r';
          case 'b' -> '\b';
          case 'f' -> '\f';
          default -> 0;
        };
    if (character == 0) {
      return unicodeEscape(bytes, at, to);
    }
    plain[length++] = character;
    return at + 2;
  }

  private int unicodeEscape(byte[] bytes, int at, int to) {
    int end = at + UNICODE_ESCAPE;
    if (bytes[at + 1] != 'u') {
      return OTHERWISE;
    }
    if (end > to) {
      return UNFINISHED;
    }
    int character = 0;
    for (int i = at + 2; i < end; i++) {
      int digit = Character.digit(bytes[i], 16);
      if (digit < 0) {
        return OTHERWISE;
      }
      character = character << 4 | digit;
    }
    if (character > 0xff) {
      return OTHERWISE;
    }
    plain[length++] = (byte) character;
    return end;
  }
}
