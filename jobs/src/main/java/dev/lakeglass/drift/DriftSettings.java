package dev.lakeglass.drift;

/**
 * How days are compared.
 *
 * @param baselineDays days before the day judged that are compared with it
 * @param leastBaselineDays fewer days with values are not enough data: nobody knows yet how much
 *     days differ from each other
 * @param acceptedAfterDays once an alert has held for so many days the new level is normal
 * @param reopenedWithinDays an alert seen again after at most so many days is the same alert
 */
public record DriftSettings(
    int baselineDays, int leastBaselineDays, int acceptedAfterDays, int reopenedWithinDays) {
  public static final DriftSettings DEFAULTS = new DriftSettings(7, 3, 14, 3);

  /** Days before the day judged of which the engine wants states, mixes and alerts. */
  public int lookbackDays() {
    return acceptedAfterDays + 2 * baselineDays;
  }
}
