package dev.lakeglass.drift;

import dev.lakeglass.sketch.MetricState;
import java.util.List;

/**
 * How much the mean of a metric differs from day to day beyond what the number of values explains.
 *
 * <p>Days are the groups of a one-way random-effects analysis of variance: the mean of a day varies
 * by {@code τ² + σ²/n}. A test that knows only {@code σ²/n} calls every busy weekday an incident.
 *
 * <ul>
 *   <li><b>Shape:</b> the days of a baseline, each with at least one value; of 0 and 1 the mean is
 *       a share.
 *   <li><b>Estimate:</b> an upper bound of τ² that is too low with probability {@value
 *       #RISK_OF_TOO_LOW} only, from {@code MSB/MSW ~ (1 + n₀τ²/σ²) F}. The plain estimate is 0 for
 *       half of all calm weeks with some variation, and those would alarm. With one day, 0.
 *   <li><b>Source:</b> Searle, Casella and McCulloch, Variance Components (1992), section 3.6.
 * </ul>
 *
 * @param betweenDays τ², in squared units of the metric
 * @param withinDay σ², in squared units of the metric
 * @param baselineCount values in the baseline
 * @param baselineDays days in the baseline
 * @param squaredShares the sum of squared shares of the days in the baseline's values
 */
record DayVariation(
    double betweenDays,
    double withinDay,
    long baselineCount,
    int baselineDays,
    double squaredShares) {
  static final double RISK_OF_TOO_LOW = 0.25;

  static DayVariation of(List<MetricState> days) {
    MetricState all = MetricState.union(days.get(0).kind(), days);
    double total = all.valueCount();
    double withinSum = days.stream().mapToDouble(MetricState::squaredDeviationSum).sum();
    double squaredCounts =
        days.stream().mapToDouble(day -> (double) day.valueCount() * day.valueCount()).sum();
    double within = withinSum / Math.max(1, total - days.size());
    double squaredShares = squaredCounts / (total * total);
    double between = 0;
    if (days.size() > 1 && total > days.size()) {
      double betweenMean = Math.max(0, all.squaredDeviationSum() - withinSum) / (days.size() - 1);
      double groupSize = total * (1 - squaredShares) / (days.size() - 1);
      between = upperBound(betweenMean, within, groupSize, days.size() - 1, total - days.size());
    }
    return new DayVariation(between, within, all.valueCount(), days.size(), squaredShares);
  }

  static double upperBound(
      double betweenMean,
      double withinMean,
      double groupSize,
      double betweenDegrees,
      double withinDegrees) {
    double quantile = Distributions.fQuantile(RISK_OF_TOO_LOW, betweenDegrees, withinDegrees);
    return Math.max(0, (betweenMean / quantile - withinMean) / groupSize);
  }

  /** Squared standard error of the mean of all baseline days that comes from their variation. */
  double baselineDayVariance() {
    return betweenDays * squaredShares;
  }
}
