package dev.lakeglass.source;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** The bytes inside JSON strings, looked through eight at a time: most of a log is long texts. */
final class StringBytes {
  private static final VarHandle LONGS =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
  private static final long LOW_BITS = 0x0101010101010101L;
  private static final long HIGH_BITS = 0x8080808080808080L;
  private static final long QUOTES = LOW_BITS * '"';
  private static final long BACKSLASHES = LOW_BITS * '\\';
  private static final long SPACES = LOW_BITS * ' ';

  private StringBytes() {}

  /** Index of the first quote, backslash or control character; {@code to} if there is none. */
  static int afterPlain(byte[] bytes, int from, int to) {
    int at = from;
    while (at + Long.BYTES <= to) {
      long word = (long) LONGS.get(bytes, at);
      long found = marks(word) & ~word & HIGH_BITS;
      if (found != 0) {
        return at + Long.numberOfTrailingZeros(found) / Byte.SIZE;
      }
      at += Long.BYTES;
    }
    while (at < to && !isMark(bytes[at])) {
      at++;
    }
    return at;
  }

  /** Index of the first of these or of the first byte beyond ASCII; {@code to} if none is. */
  static int afterPlainAscii(byte[] bytes, int from, int to) {
    int at = from;
    while (at + Long.BYTES <= to) {
      long word = (long) LONGS.get(bytes, at);
      long found = (marks(word) | word) & HIGH_BITS;
      if (found != 0) {
        return at + Long.numberOfTrailingZeros(found) / Byte.SIZE;
      }
      at += Long.BYTES;
    }
    while (at < to && bytes[at] >= 0 && !isMark(bytes[at])) {
      at++;
    }
    return at;
  }

  /**
   * Sets the high bit of every ASCII byte that is a quote, a backslash or a control character, and
   * of some above it: a subtraction borrows from the bytes above only, so the lowest is right
   * (Hacker's Delight, 6-1).
   */
  private static long marks(long word) {
    return (word ^ QUOTES) - LOW_BITS | (word ^ BACKSLASHES) - LOW_BITS | word - SPACES;
  }

  private static boolean isMark(byte b) {
    return b == '"' || b == '\\' || (b >= 0 && b < ' ');
  }
}
