package dev.lakeglass.redact;

import java.util.Collection;
import java.util.List;

/**
 * A set of lower-case words that can be asked for a part of a {@link Text} without a copy of it.
 */
final class WordSet {
  private static final int MULTIPLIER = 1_000_003;

  private final long[] hashes;
  private final int mask;

  /** Words are told apart by 64 bits: among a thousand words a false hit has odds of 2⁻⁵⁴. */
  WordSet(Collection<String> words) {
    int capacity = Integer.highestOneBit(Math.max(16, words.size() * 4)) * 2;
    this.hashes = new long[capacity];
    this.mask = capacity - 1;
    for (String word : words) {
      long hash = 0;
      for (int i = 0; i < word.length(); i++) {
        hash = hash * MULTIPLIER + Characters.lower(word.charAt(i));
      }
      int slot = slot(hash);
      while (hashes[slot] != 0 && hashes[slot] != hash) {
        slot = slot + 1 & mask;
      }
      hashes[slot] = hash;
    }
  }

  static WordSet of(String words) {
    return new WordSet(List.of(words.split(" ")));
  }

  boolean contains(Text text, int start, int end) {
    long hash = 0;
    for (int i = start; i < end; i++) {
      hash = hash * MULTIPLIER + Characters.lower(text.at(i));
    }
    int slot = slot(hash);
    while (hashes[slot] != 0) {
      if (hashes[slot] == hash) {
        return true;
      }
      slot = slot + 1 & mask;
    }
    return false;
  }

  private int slot(long hash) {
    return (int) (hash ^ hash >>> 17 ^ hash >>> 41) & mask;
  }
}
