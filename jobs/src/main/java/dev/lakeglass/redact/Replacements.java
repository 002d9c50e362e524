package dev.lakeglass.redact;

import java.util.Arrays;

/** What was replaced in a text: where it stood, and where its replacement stands in the result. */
final class Replacements {
  private int[] places = {};
  private int count;

  /** Adds indexes of the text before and of the text after, in ascending order. */
  void add(int start, int end, int newStart, int newEnd) {
    if (4 * count == places.length) {
      places = Arrays.copyOf(places, Math.max(16, 2 * places.length));
    }
    int at = 4 * count++;
    places[at] = start;
    places[at + 1] = end;
    places[at + 2] = newStart;
    places[at + 3] = newEnd;
  }

  int count() {
    return count;
  }

  int start(int replacement) {
    return places[4 * replacement];
  }

  int end(int replacement) {
    return places[4 * replacement + 1];
  }

  int newStart(int replacement) {
    return places[4 * replacement + 2];
  }

  int newEnd(int replacement) {
    return places[4 * replacement + 3];
  }

  /**
   * The same places as indexes of the texts that detectors see; null if between them the two texts
   * differ, as where a replacement completes an escape.
   */
  Replacements in(Text before, Text after) {
    Replacements seen = new Replacements();
    int from = 0;
    int newFrom = 0;
    for (int i = 0; i < count; i++) {
      int start = before.indexOf(start(i));
      int newStart = after.indexOf(newStart(i));
      if (!isSame(before, from, start, after, newFrom, newStart)) {
        return null;
      }
      from = before.indexOf(end(i));
      newFrom = after.indexOf(newEnd(i));
      seen.add(start, from, newStart, newFrom);
    }
    return isSame(before, from, before.length(), after, newFrom, after.length()) ? seen : null;
  }

  private static boolean isSame(
      Text before, int start, int end, Text after, int newStart, int newEnd) {
    return Arrays.equals(before.characters(), start, end, after.characters(), newStart, newEnd);
  }

  /**
   * The first replacement that ends behind an index of the text before, or {@link #count()}.
   *
   * @param near where to begin to look: the answer for an index not far away
   */
  int firstEndingAfter(int index, int near) {
    int first = near;
    while (first < count && end(first) <= index) {
      first++;
    }
    while (first > 0 && end(first - 1) > index) {
      first--;
    }
    return first;
  }

  /**
   * The index after all replacements of an index before; inside one of them, its beginning.
   *
   * @param near as for {@link #firstEndingAfter}
   */
  int moved(int index, int near) {
    int next = firstEndingAfter(index, near);
    if (next < count && index >= start(next)) {
      return newStart(next);
    }
    return next == 0 ? index : index - end(next - 1) + newEnd(next - 1);
  }
}
