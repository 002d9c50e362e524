package dev.lakeglass.redact;

import java.util.Arrays;

/** Parts of a text, in order of their beginnings; those that touch or overlap are one. */
final class Parts {
  private int[] edges = {};
  private int size;

  /** Adds a part that begins at the last one's beginning or after it. */
  void add(int start, int end) {
    if (size > 0 && start <= edges[size - 1]) {
      edges[size - 1] = Math.max(end, edges[size - 1]);
      return;
    }
    if (size == edges.length) {
      edges = Arrays.copyOf(edges, Math.max(32, 2 * size));
    }
    edges[size++] = start;
    edges[size++] = end;
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
