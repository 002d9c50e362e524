package dev.lakeglass.source;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * Makes bytes that are meant as UTF-8 into UTF-8. Writers cut texts at a number of bytes, and so in
 * the middle of a character; one such byte must not cost the document around it.
 */
final class Utf8 {
  private static final VarHandle LONGS =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.nativeOrder());
  private static final long HIGH_BITS = 0x8080808080808080L;
  private static final byte REPLACEMENT = '?';

  private Utf8() {}

  /** Puts a question mark in the place of every byte that belongs to no character. */
  static void repair(byte[] bytes, int from, int to) {
    int at = afterAscii(bytes, from, to);
    while (at < to) {
      int length = character(bytes, at, to);
      if (length == 0) {
        bytes[at] = REPLACEMENT;
        length = 1;
      }
      at = afterAscii(bytes, at + length, to);
    }
  }

  private static int afterAscii(byte[] bytes, int from, int to) {
    int at = from;
    while (at + Long.BYTES <= to && ((long) LONGS.get(bytes, at) & HIGH_BITS) == 0) {
      at += Long.BYTES;
    }
    while (at < to && bytes[at] >= 0) {
      at++;
    }
    return at;
  }

  /** How many bytes are missing at the end for its last character to be whole. */
  static int missing(byte[] bytes, int from, int to) {
    for (int at = to - 1; at >= Math.max(from, to - 3); at--) {
      if ((bytes[at] & 0xc0) != 0x80) {
        return Math.max(0, length(bytes[at]) - (to - at));
      }
    }
    return 0;
  }

  /** Bytes of the character that begins here; 0 if none does. */
  private static int character(byte[] bytes, int at, int to) {
    int length = length(bytes[at]);
    if (length < 2 || at + length > to) {
      return 0;
    }
    int value = bytes[at] & (0x7f >> length);
    for (int i = 1; i < length; i++) {
      if ((bytes[at + i] & 0xc0) != 0x80) {
        return 0;
      }
      value = value << 6 | bytes[at + i] & 0x3f;
    }
    boolean isShortest = value >= (length == 2 ? 0x80 : length == 3 ? 0x800 : 0x10000);
    boolean isSurrogate = value >= 0xd800 && value <= 0xdfff;
    return isShortest && !isSurrogate && value <= 0x10ffff ? length : 0;
  }

  /** Bytes of a character by its first byte; 1 for what begins none. */
  private static int length(byte first) {
    int bits = first & 0xff;
    if (bits >= 0xc2 && bits <= 0xdf) {
      return 2;
    }
    if (bits >= 0xe0 && bits <= 0xef) {
      return 3;
    }
    return bits >= 0xf0 && bits <= 0xf4 ? 4 : 1;
  }
}
