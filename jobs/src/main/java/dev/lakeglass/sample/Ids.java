package dev.lakeglass.sample;

import java.util.SplittableRandom;

/** Identifiers of traces, spans and the rest. */
final class Ids {
  private static final char[] DIGITS = "0123456789abcdef".toCharArray();

  private Ids() {}

  static String traceId(SplittableRandom random) {
    return hex(random.nextLong() | 1L << 63, 16) + hex(random.nextLong() | 1, 16);
  }

  static String spanId(SplittableRandom random) {
    return hex(random.nextLong() | 1, 16);
  }

  /** The last {@code length} hexadecimal digits of a number. */
  static String hex(long value, int length) {
    char[] text = new char[length];
    long rest = value;
    for (int i = length - 1; i >= 0; i--) {
      text[i] = DIGITS[(int) (rest & 15)];
      rest >>>= 4;
    }
    return new String(text);
  }
}
