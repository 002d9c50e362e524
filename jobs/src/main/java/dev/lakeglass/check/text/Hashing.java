package dev.lakeglass.check.text;

/** 64-bit hashes of folded words: FNV-1a per character, mixed at the end. */
public final class Hashing {
  static final long SEED = 0xcbf29ce484222325L;
  private static final char SHARP_S = '\u00df';
  private static final long PRIME = 0x100000001b3L;

  private Hashing() {}

  /** The hash a token of this spelling has in a {@link TokenizedText}. */
  public static long ofWord(String word) {
    long hash = SEED;
    for (int position = 0; position < word.length(); position++) {
      char character = word.charAt(position);
      if (Characters.classOf(character) != Characters.MARK) {
        hash = add(hash, character);
      }
    }
    return finish(hash);
  }

  /** An order-dependent combination, for n-grams and typed keys. */
  public static long combine(long left, long right) {
    return finish(left * 0x9e3779b97f4a7c15L + right);
  }

  /** Adds one character, folded; {@code ß} counts as {@code ss}. */
  static long add(long hash, char character) {
    char folded = Characters.isApostrophe(character) ? '\'' : Characters.fold(character);
    return folded == SHARP_S ? (((hash ^ 's') * PRIME) ^ 's') * PRIME : (hash ^ folded) * PRIME;
  }

  /** The finaliser of MurmurHash3, so that the low bits can index a table. Never 0. */
  static long finish(long hash) {
    long mixed = hash;
    mixed = (mixed ^ (mixed >>> 33)) * 0xff51afd7ed558ccdL;
    mixed = (mixed ^ (mixed >>> 33)) * 0xc4ceb9fe1a85ec53L;
    mixed ^= mixed >>> 33;
    return mixed == 0 ? 1 : mixed;
  }
}
