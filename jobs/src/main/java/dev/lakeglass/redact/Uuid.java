package dev.lakeglass.redact;

/** Recognises UUIDs (RFC 9562), whose digit groups are nobody's number. */
final class Uuid {
  private static final int LENGTH = 36;
  private static final int[] GROUP_STARTS = {0, 9, 14, 19, 24};

  private Uuid() {}

  /** The end of the UUID of which a group begins at {@code position}, or -1. */
  static int endAround(Text text, int position) {
    char before = text.at(position - 1);
    for (int groupStart : GROUP_STARTS) {
      if (groupStart > 0 == (before == '-') && isAt(text, position - groupStart)) {
        return position - groupStart + LENGTH;
      }
    }
    return -1;
  }

  private static boolean isAt(Text text, int start) {
    if (text.at(start + 8) != '-' || text.at(start + 13) != '-' || text.at(start + 23) != '-') {
      return false;
    }
    for (int i = 0; i < LENGTH; i++) {
      char c = text.at(start + i);
      boolean isDash = i == 8 || i == 13 || i == 18 || i == 23;
      if (isDash ? c != '-' : !Characters.isHex(c)) {
        return false;
      }
    }
    return !Characters.isAsciiAlphanumeric(text.at(start + LENGTH))
        && !Characters.isAsciiAlphanumeric(text.at(start - 1));
  }
}
