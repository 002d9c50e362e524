package dev.lakeglass.redact;

/** How evenly a text uses its characters (Shannon, Bell System Technical Journal 27 (1948)). */
final class Entropy {
  private Entropy() {}

  /** Bits for each character: {@code −Σ p log₂ p} over the shares of the characters; 0 if empty. */
  static double ofCharacters(String text) {
    int[] counts = new int[128];
    int others = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c < 128) {
        counts[c]++;
      } else {
        others++;
      }
    }
    double bits = bits(others, text.length());
    for (int count : counts) {
      bits += bits(count, text.length());
    }
    return bits;
  }

  private static double bits(int count, int total) {
    if (count == 0) {
      return 0;
    }
    double share = (double) count / total;
    return -share * Math.log(share) / Math.log(2);
  }
}
