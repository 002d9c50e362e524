package dev.lakeglass.drift;

import dev.lakeglass.statistics.Distributions;
import java.util.List;
import java.util.stream.IntStream;

/**
 * How many independent values the two sides are worth, given that values of one day resemble each
 * other: Kish's design effect {@code 1 + (n − 1) ρ} for each day.
 *
 * <p>ρ is the correlation within a day. Each bin against the rest, and all bins up to each against
 * those above, is a yes-or-no metric with a correlation of its own ({@link VarianceComponents});
 * the greatest counts, because a level that moves up and down moves all bins the same way, and the
 * mean over bins would hide it. Where all days look alike ρ is 0 and both sides are worth their
 * counts.
 *
 * @param baselineWorth independent values the baseline is worth
 * @param currentWorth independent values the day is worth
 * @param degrees degrees of freedom behind the variances: infinite where ρ is 0
 */
record ClusteredSample(double baselineWorth, double currentWorth, double degrees) {

  static ClusteredSample of(List<Histogram> days, long currentCount, TypicalVariation typical) {
    double correlation = correlation(days, typical);
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
    double dayDegrees = typical.degreesOf(VarianceComponents.of(days, 0, 0));
    return new ClusteredSample(
        baselineWorth,
        currentWorth,
        correlation == 0 ? Double.POSITIVE_INFINITY : dayDegrees / (fromDays * fromDays));
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

  private static double correlation(List<Histogram> days, TypicalVariation typical) {
    return IntStream.range(0, days.get(0).bins())
        .mapToDouble(
            bin ->
                Math.max(
                    typical.correlationOf(VarianceComponents.of(days, bin, bin)),
                    typical.correlationOf(VarianceComponents.of(days, 0, bin))))
        .map(correlation -> Math.min(1, correlation))
        .max()
        .orElse(0);
  }
}
