package dev.lakeglass.drift;

import java.util.List;
import java.util.stream.IntStream;

/**
 * How many independent values the two sides are worth, given that values of one day resemble each
 * other: Kish's design effect {@code 1 + (n − 1) ρ} for each day.
 *
 * <p>ρ is the correlation within a day. Each bin against the rest, and all bins up to each against
 * those above, is a yes-or-no metric whose variation between days {@link DayVariation} bounds; the
 * greatest counts, because a level that moves up and down moves all bins the same way, and the mean
 * over bins would hide it. Where all days look alike ρ is 0 and both sides are worth their counts.
 *
 * @param baselineWorth independent values the baseline is worth
 * @param currentWorth independent values the day is worth
 * @param degrees degrees of freedom behind the variances: infinite where ρ is 0
 */
record ClusteredSample(double baselineWorth, double currentWorth, double degrees) {

  static ClusteredSample of(List<Histogram> days, long currentCount) {
    double correlation = correlation(days);
    double total = days.stream().mapToDouble(Histogram::total).sum();
    double inflated =
        days.stream()
            .mapToDouble(day -> day.total() * designEffect(day.total(), correlation))
            .sum();
    double baselineWorth = total * total / inflated;
    double currentWorth = currentCount / designEffect(currentCount, correlation);
    double sampling = 1 / total + 1.0 / currentCount;
    double all = 1 / baselineWorth + 1 / currentWorth;
    double fromDays = (all - sampling) / all;
    double degrees =
        correlation == 0
            ? Double.POSITIVE_INFINITY
            : Math.max(1, days.size() - 1) / (fromDays * fromDays);
    return new ClusteredSample(baselineWorth, currentWorth, degrees);
  }

  /**
   * A p-value that knows from how few days ρ was estimated: as surprising a value of Student's t,
   * with Satterthwaite's degrees of freedom, as the given one is of the normal law.
   */
  double allowingForFewDays(double pValue) {
    return Double.isInfinite(degrees)
        ? pValue
        : Distributions.twoSidedT(Distributions.twoSidedNormalQuantile(pValue), degrees);
  }

  private static double designEffect(double count, double correlation) {
    return 1 + Math.max(0, count - 1) * correlation;
  }

  private static double correlation(List<Histogram> days) {
    int bins = days.get(0).bins();
    return IntStream.range(0, bins)
        .mapToDouble(bin -> Math.max(correlation(days, bin, bin), correlation(days, 0, bin)))
        .max()
        .orElse(0);
  }

  /** Of being in one of the bins from first to last. */
  private static double correlation(List<Histogram> days, int first, int last) {
    double yes = 0;
    double total = 0;
    double squaredCounts = 0;
    double within = 0;
    for (Histogram day : days) {
      double inside = inside(day, first, last);
      yes += inside;
      total += day.total();
      squaredCounts += (double) day.total() * day.total();
      within += inside * (day.total() - inside) / day.total();
    }
    double share = yes / total;
    double withinDegrees = total - days.size();
    if (share <= 0 || share >= 1 || days.size() < 2 || withinDegrees <= 0) {
      return 0;
    }
    double betweenDegrees = days.size() - 1;
    double groupSize = (total - squaredCounts / total) / betweenDegrees;
    double between = Math.max(0, total * share * (1 - share) - within) / betweenDegrees;
    double betweenDays =
        DayVariation.upperBound(
            between, within / withinDegrees, groupSize, betweenDegrees, withinDegrees);
    return Math.min(1, betweenDays / (share * (1 - share)));
  }

  private static double inside(Histogram day, int first, int last) {
    return IntStream.rangeClosed(first, last).mapToDouble(day::count).sum();
  }
}
