package dev.lakeglass.sample;

/**
 * The sample's token counts: one token for every four bytes of UTF-8, rounded up.
 *
 * <p>For Latin scripts that is about one token for four characters, which is close to what the
 * providers bill; for Japanese it is three tokens for four characters.
 */
final class Tokens {
  private Tokens() {}

  static long ofBytes(long bytes) {
    return (bytes + 3) / 4;
  }

  static long bytes(CharSequence text) {
    long bytes = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c < 0x80) {
        bytes++;
      } else if (c < 0x800 || Character.isSurrogate(c)) {
        bytes += 2;
      } else {
        bytes += 3;
      }
    }
    return bytes;
  }
}
