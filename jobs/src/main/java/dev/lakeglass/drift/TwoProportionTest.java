package dev.lakeglass.drift;

import dev.lakeglass.sketch.MetricKind;
import dev.lakeglass.sketch.MetricState;
import dev.lakeglass.statistics.Distributions;
import java.util.Set;

/**
 * By how much the share of a yes-or-no metric has changed.
 *
 * <ul>
 *   <li><b>Test:</b> the pooled two-proportion z-test; where shares vary between days ({@link
 *       DayVariation}) that variance is added, and t with Satterthwaite's degrees of freedom takes
 *       the place of the normal law. Where fewer than five yes or no are expected on a side,
 *       Fisher's exact test has a veto: the larger p-value counts.
 *   <li><b>Interval:</b> Newcombe's, with each side's count reduced to what it is worth after the
 *       variation between days.
 *   <li><b>Unit:</b> difference of shares, −1 to 1; 0.05 is five percentage points.
 * </ul>
 */
public final class TwoProportionTest implements DriftStatistic {
  private static final double LEAST_EXPECTED = 5;

  @Override
  public String name() {
    return "two_proportion";
  }

  @Override
  public Set<MetricKind> kinds() {
    return Set.of(MetricKind.BOOLEAN);
  }

  @Override
  public boolean hasDirection() {
    return true;
  }

  @Override
  public Measurement measure(Sides sides) {
    MetricState baseline = sides.baseline();
    MetricState current = sides.current();
    DayVariation days = sides.dayVariation();
    double difference = current.mean() - baseline.mean();
    return new Measurement(
        difference,
        interval(baseline, current, days),
        difference,
        baseline.mean(),
        current.mean(),
        pValue(baseline, current, days));
  }

  static double pValue(MetricState baseline, MetricState current, DayVariation days) {
    double difference = current.mean() - baseline.mean();
    if (difference == 0) {
      return 1;
    }
    double pooled = pooledVariance(baseline, current);
    double sampling = pooled * (1.0 / baseline.valueCount() + 1.0 / current.valueCount());
    double dayPart = days.betweenDays() * (1 + days.squaredShares());
    double degrees =
        dayPart == 0
            ? Double.POSITIVE_INFINITY
            : Math.pow((sampling + dayPart) / dayPart, 2) * days.degrees();
    double p = Distributions.twoSidedT(difference / Math.sqrt(sampling + dayPart), degrees);
    return isSparse(baseline, current) ? Math.max(p, exact(baseline, current)) : p;
  }

  private static Interval interval(MetricState baseline, MetricState current, DayVariation days) {
    double pooled = pooledVariance(baseline, current);
    double baselineTrials = worth(pooled, baseline.valueCount(), days.baselineDayVariance());
    double currentTrials = worth(pooled, current.valueCount(), days.betweenDays());
    return new Proportion(current.mean(), currentTrials)
        .differenceFrom(new Proportion(baseline.mean(), baselineTrials));
  }

  /** The number of independent trials with the same standard error. */
  private static double worth(double pooled, long count, double dayVariance) {
    return pooled == 0 ? count : pooled / (pooled / count + dayVariance);
  }

  private static double pooledVariance(MetricState baseline, MetricState current) {
    double share =
        (baseline.sum() + current.sum()) / (baseline.valueCount() + current.valueCount());
    return share * (1 - share);
  }

  private static boolean isSparse(MetricState baseline, MetricState current) {
    double yes = baseline.sum() + current.sum();
    double all = baseline.valueCount() + current.valueCount();
    double smaller = Math.min(baseline.valueCount(), current.valueCount());
    return smaller * Math.min(yes, all - yes) / all < LEAST_EXPECTED;
  }

  private static double exact(MetricState baseline, MetricState current) {
    return Distributions.fisherExact(
        Math.round(current.sum()),
        current.valueCount(),
        Math.round(baseline.sum()),
        baseline.valueCount());
  }
}
