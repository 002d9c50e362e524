package dev.lakeglass.drift;

import java.util.List;

/**
 * How many independent values the two sides are worth, given that values of one day resemble each
 * other: Kish's design effect {@code 1 + (n − 1) ρ} for each day.
 *
 * <p>ρ, the correlation within a day, comes from Pearson's heterogeneity statistic of the table of
 * baseline days by bins, as an upper bound for the reason given in {@link DayVariation}. Where all
 * days look alike ρ is 0 and both sides are worth their counts.
 *
 * @param baselineWorth independent values the baseline is worth
 * @param currentWorth independent values the day is worth
 * @param correlation ρ, 0 to 1
 * @param baselineDays days in the baseline
 */
record ClusteredSample(
    double baselineWorth, double currentWorth, double correlation, int baselineDays) {

  static ClusteredSample of(List<Histogram> days, long currentCount) {
    double correlation = correlation(days);
    double total = days.stream().mapToDouble(Histogram::total).sum();
    double inflated =
        days.stream()
            .mapToDouble(day -> day.total() * designEffect(day.total(), correlation))
            .sum();
    return new ClusteredSample(
        total * total / inflated,
        currentCount / designEffect(currentCount, correlation),
        correlation,
        days.size());
  }

  /**
   * The tail of a chi-squared statistic computed from the worth of the sides. Where the correlation
   * was estimated, F accounts for the few days it comes from (Thomas and Rao, J. Am. Stat. Assoc.
   * 82 (1987) 630–636).
   */
  double tail(double statistic, int degrees) {
    if (degrees < 1) {
      return 1;
    }
    if (correlation == 0) {
      return Distributions.chiSquaredTail(statistic, degrees);
    }
    return Distributions.fTail(
        statistic / degrees, degrees, (double) degrees * Math.max(1, baselineDays - 1));
  }

  private static double designEffect(double count, double correlation) {
    return 1 + Math.max(0, count - 1) * correlation;
  }

  private static double correlation(List<Histogram> days) {
    double total = days.stream().mapToDouble(Histogram::total).sum();
    int bins = days.get(0).bins();
    double statistic = 0;
    int usedBins = 0;
    for (int bin = 0; bin < bins; bin++) {
      double share = share(days, bin, total);
      if (share > 0) {
        usedBins++;
        statistic += heterogeneity(days, bin, share);
      }
    }
    double degrees = (days.size() - 1.0) * (usedBins - 1.0);
    if (degrees < 1) {
      return 0;
    }
    double squaredCounts = days.stream().mapToDouble(day -> Math.pow(day.total(), 2)).sum();
    double groupSize = (total - squaredCounts / total) / (days.size() - 1);
    double dispersion = statistic / degrees;
    double excess = DayVariation.upperBound(dispersion, 1, groupSize, degrees, total - days.size());
    return Math.min(1, excess);
  }

  private static double share(List<Histogram> days, int bin, double total) {
    return days.stream().mapToDouble(day -> day.count(bin)).sum() / total;
  }

  private static double heterogeneity(List<Histogram> days, int bin, double share) {
    return days.stream()
        .mapToDouble(
            day -> Math.pow(day.count(bin) - day.total() * share, 2) / (day.total() * share))
        .sum();
  }
}
