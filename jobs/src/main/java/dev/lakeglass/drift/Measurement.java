package dev.lakeglass.drift;

/**
 * What a statistic found.
 *
 * @param value the statistic; null if it is not defined, as a ratio to a mean of zero
 * @param interval 95 % interval of the value; null if the statistic has none
 * @param effect what thresholds compare: the change in the statistic's own unit, signed if it has a
 *     direction, infinite where there was nothing before; null if it is not defined
 * @param baselineValue mean or share in the baseline; null if it has none
 * @param currentValue mean or share on the day; null if it has none
 * @param pValue two-sided, between-day variation allowed for
 */
public record Measurement(
    Double value,
    Interval interval,
    Double effect,
    Double baselineValue,
    Double currentValue,
    double pValue) {

  /** The same measurement as the best of several: its p-value times their number. */
  Measurement ofLooks(int looks) {
    return new Measurement(
        value, interval, effect, baselineValue, currentValue, Math.min(1, pValue * looks));
  }
}
