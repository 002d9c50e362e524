package dev.lakeglass.redact;

import java.util.Arrays;

/**
 * The parts of a text in which a scan asks detectors: all of it, or what is near replacements. A
 * detector looks no farther than {@link #REACH} characters from a keyword, and {@link #SHORT_REACH}
 * from a number, token or capital, for what a replacement could have changed.
 */
final class Vicinity {
  static final int REACH = 640;
  static final int SHORT_REACH = 256;

  private final boolean everywhere;
  private int[] places = {};
  private int count;

  private Vicinity(boolean everywhere) {
    this.everywhere = everywhere;
  }

  static Vicinity everywhere() {
    return new Vicinity(true);
  }

  static Vicinity ofPlaces() {
    return new Vicinity(false);
  }

  /** Adds a place, an index of the text to be scanned; in ascending order. */
  void add(int place) {
    if (count == places.length) {
      places = Arrays.copyOf(places, Math.max(8, count * 2));
    }
    places[count++] = place;
  }

  /** Where the places stand in the text. */
  int[] indexes(Text text) {
    int[] indexes = new int[count];
    for (int i = 0; i < count; i++) {
      indexes[i] = text.indexOf(places[i]);
    }
    return indexes;
  }

  /** The parts to scan: first index of each and the index after its last, in ascending order. */
  int[] parts(Text text, int reach) {
    if (everywhere) {
      return new int[] {0, text.length()};
    }
    int[] parts = new int[2 * count];
    int used = 0;
    for (int i = 0; i < count; i++) {
      int start = text.indexOf(places[i] - reach);
      int end = text.indexOf(places[i] + reach);
      if (used > 0 && start <= parts[used - 1]) {
        parts[used - 1] = end;
      } else {
        parts[used++] = start;
        parts[used++] = end;
      }
    }
    return Arrays.copyOf(parts, used);
  }
}
