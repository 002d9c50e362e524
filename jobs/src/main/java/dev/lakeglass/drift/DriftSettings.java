package dev.lakeglass.drift;

import java.util.List;

/**
 * How days are compared.
 *
 * @param baselineDays days before the day judged that are compared with it
 * @param leastBaselineDays fewer days with values are not enough data: nobody knows yet how much
 *     days differ from each other
 * @param acceptedAfterDays once an alert has held for so many days the new level is normal
 * @param reopenedWithinDays an alert seen again after at most so many days is the same alert
 * @param windowDays lengths of the windows that end with the day judged and are compared with the
 *     days before them, ascending: a small slice needs more than one day to show a change
 */
public record DriftSettings(
    int baselineDays,
    int leastBaselineDays,
    int acceptedAfterDays,
    int reopenedWithinDays,
    List<Integer> windowDays) {
  public static final DriftSettings DEFAULTS = new DriftSettings(7, 3, 14, 3, List.of(1));

  public DriftSettings {
    windowDays = List.copyOf(windowDays);
  }

  public DriftSettings withBaselineDays(int days) {
    return new DriftSettings(
        days, leastBaselineDays, acceptedAfterDays, reopenedWithinDays, windowDays);
  }

  public DriftSettings withWindowDays(List<Integer> days) {
    return new DriftSettings(
        baselineDays, leastBaselineDays, acceptedAfterDays, reopenedWithinDays, days);
  }

  /** Days before the day judged of which the engine wants states, mixes and alerts. */
  public int lookbackDays() {
    return acceptedAfterDays + 2 * baselineDays;
  }
}
