package dev.lakeglass.redact;

import java.util.Arrays;

/**
 * The places of a text at which a scan asks detectors: all, or those near replacements. A detector
 * looks no farther than {@link #REACH} characters for what a replacement could have changed.
 */
final class Vicinity {
  static final int REACH = 640;

  private final boolean everywhere;
  private int[] places = {};
  private int count;
  private int next;

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

  /** Whether an index of the view is near a place; to be asked in ascending order. */
  boolean includes(Text text, int index) {
    if (everywhere) {
      return true;
    }
    int original = text.originalIndex(index);
    while (next < count && places[next] + REACH < original) {
      next++;
    }
    return next < count && original >= places[next] - REACH;
  }
}
