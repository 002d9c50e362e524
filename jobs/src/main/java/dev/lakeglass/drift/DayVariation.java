package dev.lakeglass.drift;

import dev.lakeglass.sketch.MetricState;
import java.util.List;

/**
 * How much the mean of a metric differs from day to day beyond what the number of values explains.
 *
 * <p>The mean of a day varies by {@code τ² + σ²/n}. A test that knows only {@code σ²/n} calls every
 * busy weekday an incident. Of 0 and 1 the mean is a share.
 *
 * @param betweenDays τ², in squared units of the metric: what these days show ({@link
 *     VarianceComponents}) in the light of what is typical of the metric
 * @param withinDay σ², in squared units of the metric
 * @param baselineCount values in the baseline
 * @param baselineDays days in the baseline
 * @param squaredShares the sum of squared shares of the days in the baseline's values
 * @param degrees degrees of freedom behind τ²
 */
record DayVariation(
    double betweenDays,
    double withinDay,
    long baselineCount,
    int baselineDays,
    double squaredShares,
    double degrees) {

  /**
   * @param days of a baseline, each with at least one value
   */
  static DayVariation of(List<MetricState> days, TypicalVariation typical) {
    VarianceComponents components = VarianceComponents.of(days);
    double total = days.stream().mapToDouble(MetricState::valueCount).sum();
    double squares =
        days.stream().mapToDouble(day -> (double) day.valueCount() * day.valueCount()).sum();
    double between =
        components.withinMean() == 0
            ? Math.max(0, components.betweenDays())
            : typical.correlationOf(components) * components.withinMean();
    return new DayVariation(
        between,
        components.withinMean(),
        (long) total,
        days.size(),
        squares / (total * total),
        typical.degreesOf(components));
  }

  /** Squared standard error of the mean of all baseline days that comes from their variation. */
  double baselineDayVariance() {
    return betweenDays * squaredShares;
  }
}
