package dev.lakeglass.check.text;

import java.util.Arrays;

/** A set of non-zero hashes without boxing. */
public final class LongSet {
  private long[] table;
  private int size;

  public LongSet(int expected) {
    table = new long[Integer.highestOneBit(Math.max(8, expected * 2)) * 2];
  }

  /** The hashes of words that stand in a text, a space between them. */
  public static LongSet ofWords(String words) {
    String[] list = words.split(" ");
    LongSet set = new LongSet(list.length);
    for (String word : list) {
      set.add(Hashing.ofWord(word));
    }
    return set;
  }

  /** The stems of words that stand in a text, a space between them. */
  static LongSet ofStems(String words) {
    TokenizedText text = TokenizedText.of(words);
    LongSet set = new LongSet(text.size());
    for (int token = 0; token < text.size(); token++) {
      set.add(text.stem(token));
    }
    return set;
  }

  public int size() {
    return size;
  }

  public boolean contains(long key) {
    int mask = table.length - 1;
    int slot = (int) key & mask;
    while (table[slot] != 0) {
      if (table[slot] == key) {
        return true;
      }
      slot = (slot + 1) & mask;
    }
    return false;
  }

  /** Whether the key was not there yet. */
  public boolean add(long key) {
    int mask = table.length - 1;
    int slot = (int) key & mask;
    while (table[slot] != 0) {
      if (table[slot] == key) {
        return false;
      }
      slot = (slot + 1) & mask;
    }
    table[slot] = key;
    size++;
    if (size * 2 > table.length) {
      grow();
    }
    return true;
  }

  private void grow() {
    long[] old = table;
    table = new long[old.length * 2];
    size = 0;
    Arrays.stream(old).filter(key -> key != 0).forEach(this::add);
  }
}
