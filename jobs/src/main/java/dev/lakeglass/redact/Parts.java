package dev.lakeglass.redact;

import java.util.Arrays;

/** Parts of a text, in any order, possibly overlapping. */
final class Parts {
  private long[] parts = {};
  private int count;

  void add(int start, int end) {
    if (count == parts.length) {
      parts = Arrays.copyOf(parts, Math.max(16, 2 * count));
    }
    parts[count++] = (long) start << Integer.SIZE | end;
  }

  /** First index and index after the last of each part inside a text, in order, overlaps united. */
  int[] united(Text text) {
    Arrays.sort(parts, 0, count);
    int[] united = new int[2 * count];
    int used = 0;
    for (int i = 0; i < count; i++) {
      int start = (int) (parts[i] >>> Integer.SIZE);
      int end = Math.min((int) parts[i], text.length());
      if (used > 0 && start <= united[used - 1]) {
        united[used - 1] = Math.max(end, united[used - 1]);
      } else {
        united[used++] = start;
        united[used++] = end;
      }
    }
    return Arrays.copyOf(united, used);
  }
}
