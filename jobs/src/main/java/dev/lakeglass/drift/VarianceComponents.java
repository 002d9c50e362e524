package dev.lakeglass.drift;

import dev.lakeglass.sketch.MetricKind;
import dev.lakeglass.sketch.MetricState;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * A one-way analysis of variance with days as groups, without the day that stands out most.
 *
 * <p>An incident that was too small to find on its first day must not hide itself on the second by
 * making days look variable. So the between-days mean square is the smallest that leaving out one
 * day gives, divided by what that is expected to be of the whole for normal days; weekends are two
 * days, so at least one of them stays.
 *
 * <p>Source: Searle, Casella and McCulloch, Variance Components (1992), section 3.6; leaving out as
 * in a trimmed variance.
 *
 * @param betweenMean mean square between days, in squared units of the metric
 * @param withinMean mean square within days
 * @param groupSize n₀, the number of values that a day of average influence has
 * @param degrees degrees of freedom of the mean square between days
 * @param level what variation is measured by: the size of the mean, of a share the smaller of yes
 *     and no
 */
record VarianceComponents(
    double betweenMean, double withinMean, double groupSize, double degrees, double level) {
  private static final int FEWEST_DAYS_TO_LEAVE_ONE_OUT = 4;

  /**
   * The mean of the smallest leave-one-out variance of 4, 5, … 14 standard normal values, from
   * 400,000 draws each (numpy); as a chi-squared law it has about the number of days less 2.6
   * degrees of freedom.
   */
  private static final double[] EXPECTED_SMALLEST = {
    0.3628, 0.4595, 0.5223, 0.5677, 0.6047, 0.6334, 0.6571, 0.6783, 0.6967, 0.7118, 0.7253
  };

  private static final double DEGREES_LOST = 2.6;

  /** Of numbers, or of yes and no as 1 and 0. Every day has a value. */
  static VarianceComponents of(List<MetricState> days) {
    return of(
        days.stream().mapToDouble(MetricState::valueCount).toArray(),
        days.stream().mapToDouble(MetricState::mean).toArray(),
        days.stream().mapToDouble(MetricState::squaredDeviationSum).sum(),
        days.get(0).kind() == MetricKind.BOOLEAN);
  }

  /** Of being in one of the bins from first to last. Every day has a value. */
  static VarianceComponents of(List<Histogram> days, int first, int last) {
    double[] counts = days.stream().mapToDouble(Histogram::total).toArray();
    double[] shares = days.stream().mapToDouble(day -> inside(day, first, last)).toArray();
    double within = 0;
    for (int day = 0; day < counts.length; day++) {
      within += counts[day] * shares[day] * (1 - shares[day]);
    }
    return of(counts, shares, within, true);
  }

  /**
   * Of all bins at once: the squares of each against the rest, summed (Light and Margolin 1971).
   */
  static VarianceComponents ofAllBins(List<Histogram> days) {
    List<VarianceComponents> bins =
        IntStream.range(0, days.get(0).bins()).mapToObj(bin -> of(days, bin, bin)).toList();
    return new VarianceComponents(
        bins.stream().mapToDouble(VarianceComponents::betweenMean).sum(),
        bins.stream().mapToDouble(VarianceComponents::withinMean).sum(),
        bins.get(0).groupSize,
        bins.get(0).degrees,
        0);
  }

  private static VarianceComponents of(
      double[] counts, double[] means, double within, boolean isShare) {
    double total = Arrays.stream(counts).sum();
    double squares = Arrays.stream(counts).map(count -> count * count).sum();
    double withinMean = within / Math.max(1, total - counts.length);
    double mean = 0;
    for (int day = 0; day < counts.length; day++) {
      mean += counts[day] / total * means[day];
    }
    double level = isShare ? Math.min(mean, 1 - mean) : Math.abs(mean);
    if (counts.length < 2) {
      return new VarianceComponents(0, withinMean, total, 0, level);
    }
    double groupSize = (total - squares / total) / (counts.length - 1);
    if (counts.length < FEWEST_DAYS_TO_LEAVE_ONE_OUT) {
      double between = betweenMean(counts, means, -1);
      return new VarianceComponents(between, withinMean, groupSize, counts.length - 1, level);
    }
    double smallest =
        IntStream.range(0, counts.length)
            .mapToDouble(day -> betweenMean(counts, means, day))
            .min()
            .orElseThrow();
    int entry =
        Math.min(EXPECTED_SMALLEST.length, counts.length - FEWEST_DAYS_TO_LEAVE_ONE_OUT + 1);
    return new VarianceComponents(
        smallest / EXPECTED_SMALLEST[entry - 1],
        withinMean,
        groupSize,
        counts.length - DEGREES_LOST,
        level);
  }

  /**
   * @param leftOut index of a day, −1 for none
   */
  private static double betweenMean(double[] counts, double[] means, int leftOut) {
    double total = 0;
    double sum = 0;
    int days = 0;
    for (int day = 0; day < counts.length; day++) {
      if (day != leftOut) {
        total += counts[day];
        sum += counts[day] * means[day];
        days++;
      }
    }
    double squares = 0;
    for (int day = 0; day < counts.length; day++) {
      double deviation = means[day] - sum / total;
      squares += day == leftOut ? 0 : counts[day] * deviation * deviation;
    }
    return squares / (days - 1);
  }

  /** The variance between days, τ²; below 0 by chance, 0 for a single day. */
  double betweenDays() {
    return degrees == 0 ? 0 : (betweenMean - withinMean) / groupSize;
  }

  /** τ²/σ²: the smaller the less a day tells of its values; below 0 by chance. */
  double correlation() {
    return withinMean == 0 ? 0 : betweenDays() / withinMean;
  }

  /** Of {@link #correlation()} if the true one is as given: {@code 2 (1/n₀ + ρ)² / d}. */
  double correlationVariance(double trueCorrelation) {
    return 2 * Math.pow(1 / groupSize + trueCorrelation, 2) / degrees;
  }

  private static double inside(Histogram day, int first, int last) {
    return IntStream.rangeClosed(first, last).mapToDouble(bin -> day.share(bin, 0)).sum();
  }
}
