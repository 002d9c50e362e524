package dev.lakeglass.check.text;

/** A map from non-zero hashes to integers without boxing. */
public final class LongIntMap {
  private long[] keys;
  private int[] values;
  private int size;

  public LongIntMap(int expected) {
    int capacity = Integer.highestOneBit(Math.max(8, expected * 2)) * 2;
    keys = new long[capacity];
    values = new int[capacity];
  }

  public int size() {
    return size;
  }

  public int get(long key, int otherwise) {
    int slot = slot(key);
    return keys[slot] == 0 ? otherwise : values[slot];
  }

  public boolean contains(long key) {
    return keys[slot(key)] != 0;
  }

  public void put(long key, int value) {
    int slot = slot(key);
    if (keys[slot] == 0) {
      keys[slot] = key;
      size++;
    }
    values[slot] = value;
    if (size * 2 > keys.length) {
      grow();
    }
  }

  private int slot(long key) {
    int mask = keys.length - 1;
    int slot = (int) key & mask;
    while (keys[slot] != 0 && keys[slot] != key) {
      slot = (slot + 1) & mask;
    }
    return slot;
  }

  private void grow() {
    long[] oldKeys = keys;
    int[] oldValues = values;
    keys = new long[oldKeys.length * 2];
    values = new int[oldKeys.length * 2];
    size = 0;
    for (int slot = 0; slot < oldKeys.length; slot++) {
      if (oldKeys[slot] != 0) {
        put(oldKeys[slot], oldValues[slot]);
      }
    }
  }
}
