package dev.lakeglass.redact;

import java.util.Arrays;

/** Parts of a text, in order of their beginnings; those that touch or overlap are one. */
final class Parts {
  private int[] edges = {};
  private int size;

  /** Adds a part that does not end before the last one begins. */
  void add(int start, int end) {
    int first = start;
    int last = end;
    while (size > 0 && first <= edges[size - 1]) {
      last = Math.max(last, edges[--size]);
      first = Math.min(first, edges[--size]);
    }
    if (size == edges.length) {
      edges = Arrays.copyOf(edges, Math.max(32, 2 * size));
    }
    edges[size++] = first;
    edges[size++] = last;
  }

  /** First index and index after the last of each part inside a text of this length. */
  int[] within(int length) {
    int[] inside = Arrays.copyOf(edges, size);
    if (size > 0) {
      inside[size - 1] = Math.min(length, inside[size - 1]);
    }
    return inside;
  }
}
