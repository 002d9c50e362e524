package dev.lakeglass.redact;

import java.util.ArrayList;
import java.util.List;

/** Collects what the detectors find in one text; not thread-safe, one for each scan. */
public final class Findings {
  private final List<Found> found = new ArrayList<>(0);
  private Detector detector;
  private int rank;

  Findings() {}

  /**
   * Adds a match of the detector being asked.
   *
   * @param start first index in the {@link Text}
   * @param end index after the last, greater than {@code start}
   * @param reason the rule or shape that matched, never a part of the text
   */
  public void add(int start, int end, String reason) {
    found.add(new Found(detector, rank, start, end, reason));
  }

  void ask(Detector next, int nextRank) {
    detector = next;
    rank = nextRank;
  }

  Detector asked() {
    return detector;
  }

  boolean isEmpty() {
    return found.isEmpty();
  }

  List<Found> found() {
    return found;
  }

  record Found(Detector detector, int rank, int start, int end, String reason) {
    Found {
      if (start < 0 || end <= start) {
        throw new IllegalStateException("Invalid finding of " + detector.name());
      }
    }
  }
}
