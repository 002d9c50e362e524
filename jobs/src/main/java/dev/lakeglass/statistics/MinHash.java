package dev.lakeglass.statistics;

import java.util.Arrays;

/**
 * A text in {@value #BYTES} bytes, from which the similarity of two texts can be told.
 *
 * <ul>
 *   <li><b>Measures:</b> the Jaccard similarity of the sets of three words in a row, case and
 *       punctuation ignored: the share of the {@value #VALUES} values, of two bytes each, that two
 *       sketches have in common at the same place. Its standard error is {@code √(J (1 − J) / 64)}
 *       or a little less, 0.05 at J = 0.8.
 *   <li><b>Finding pairs:</b> texts that share four values in a row, at places 4i to 4i + 3, are
 *       candidates; that finds a pair with J = 0.8 with a probability of {@code 1 − (1 − 0.8⁴)¹⁶ >
 *       0.999}, one with J = 0.2 with 0.025.
 *   <li><b>Source:</b> one permutation hashing, Li, Owen, Zhang, NIPS 2012, each empty place filled
 *       from another as in Shrivastava, ICML 2017.
 * </ul>
 */
public final class MinHash {
  private static final int VALUES = 64;
  private static final int BYTES = 2 * VALUES;
  private static final int PLACE_SHIFT = 58;
  private static final int FEWEST_WORDS = 10;
  private static final long OFFSET = 0xcbf29ce484222325L;
  private static final long PRIME = 0x100000001b3L;

  /** Of ASCII, which most characters are: a letter in lower case, a digit; 0 for any other. */
  private static final char[] ASCII = new char[128];

  static {
    for (char character = 0; character < ASCII.length; character++) {
      ASCII[character] = ofWord(character);
    }
  }

  private final long[] least = new long[VALUES];
  private long wordBeforeLast;
  private long lastWord;
  private int words;

  private MinHash() {
    Arrays.fill(least, Long.MAX_VALUE);
  }

  /** The sketch of a text; null if it has fewer than ten words. */
  public static byte[] of(String text) {
    MinHash sketch = new MinHash();
    sketch.addWords(text);
    return sketch.words < FEWEST_WORDS ? null : sketch.bytes();
  }

  /** A character of a script without spaces is a word. */
  private void addWords(String text) {
    long word = OFFSET;
    for (int at = 0; at < text.length(); at++) {
      char character = text.charAt(at);
      boolean isAscii = character < ASCII.length;
      boolean isWordItself = !isAscii && Character.isIdeographic(character);
      char ofWord = isAscii ? ASCII[character] : ofWord(character);
      if (word != OFFSET && (isWordItself || ofWord == 0)) {
        add(word);
        word = OFFSET;
      }
      if (ofWord != 0) {
        word = (word ^ ofWord) * PRIME;
      }
      if (isWordItself) {
        add(word);
        word = OFFSET;
      }
    }
    if (word != OFFSET) {
      add(word);
    }
  }

  /** The character as it counts in a word; 0 if it belongs to none. */
  private static char ofWord(char character) {
    return Character.isLetterOrDigit(character) ? Character.toLowerCase(character) : 0;
  }

  private void add(long word) {
    words++;
    if (words > 2) {
      long run = mixed(mixed(mixed(wordBeforeLast) + lastWord) + word);
      int place = (int) (run >>> PLACE_SHIFT);
      least[place] = Math.min(least[place], run << (Long.SIZE - PLACE_SHIFT) >>> 1);
    }
    wordBeforeLast = lastWord;
    lastWord = word;
  }

  private byte[] bytes() {
    byte[] bytes = new byte[BYTES];
    for (int place = 0; place < VALUES; place++) {
      long value = mixed(least[filledPlace(place)]);
      bytes[2 * place] = (byte) (value >>> Byte.SIZE);
      bytes[2 * place + 1] = (byte) value;
    }
    return bytes;
  }

  /** The place itself or, where nothing fell there, one of the others, the same for all texts. */
  private int filledPlace(int place) {
    int filled = place;
    for (long attempt = 1; least[filled] == Long.MAX_VALUE; attempt++) {
      filled = (int) (mixed(place * (long) VALUES * VALUES + attempt) >>> PLACE_SHIFT);
    }
    return filled;
  }

  /** The finaliser of MurmurHash3, after a step that keeps 0 from being fixed. */
  private static long mixed(long number) {
    long mixed = number + 0x9e3779b97f4a7c15L;
    mixed = (mixed ^ (mixed >>> 33)) * 0xff51afd7ed558ccdL;
    mixed = (mixed ^ (mixed >>> 33)) * 0xc4ceb9fe1a85ec53L;
    return mixed ^ (mixed >>> 33);
  }
}
