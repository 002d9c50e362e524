package dev.lakeglass.drift;

import dev.lakeglass.sketch.MetricKind;
import dev.lakeglass.sketch.QuantileSketch;
import dev.lakeglass.statistics.Distributions;
import java.util.Arrays;
import java.util.Set;

/**
 * Two-sample Kolmogorov-Smirnov: the largest gap between two cumulative distributions.
 *
 * <ul>
 *   <li><b>Shape:</b> two sketches with at least one value each. D is exact while both hold at most
 *       512 different values; beyond, it is off by at most the share of the fullest bin, usually
 *       below 1 %.
 *   <li><b>Unit:</b> D, 0 to 1.
 *   <li><b>p-value:</b> asymptotic, {@code Q(D √(nm / (n + m)))}, with n and m reduced to what the
 *       sides are worth after variation between days ({@link ClusteredSample}). With ties, as in
 *       counts of tokens, it errs towards large.
 *   <li><b>Source:</b> Smirnov, Ann. Math. Stat. 19 (1948) 279–281.
 * </ul>
 */
public final class KolmogorovSmirnov implements DriftStatistic {

  @Override
  public String name() {
    return "ks";
  }

  @Override
  public Set<MetricKind> kinds() {
    return Set.of(MetricKind.NUMERIC);
  }

  @Override
  public boolean hasDirection() {
    return false;
  }

  @Override
  public Measurement measure(Sides sides) {
    double distance = distance(sides.baseline().quantiles(), sides.current().quantiles());
    ClusteredSample sample = sides.sample();
    double pValue = pValue(distance, sample.baselineWorth(), sample.currentWorth());
    return Distances.measurement(sides, distance, sample.allowingForFewDays(pValue));
  }

  /** D of two sketches with at least one value each. */
  public double distance(QuantileSketch baseline, QuantileSketch current) {
    double[] values = baseline.values();
    double[] otherValues = current.values();
    Steps before = new Steps(values, baseline.counts());
    Steps now = new Steps(otherValues, current.counts());
    double distance = 0;
    while (before.hasNext() || now.hasNext()) {
      double value = Math.min(before.peek(), now.peek());
      distance = Math.max(distance, Math.abs(before.shareUpTo(value) - now.shareUpTo(value)));
    }
    return distance;
  }

  /** Of D between samples worth the given numbers of independent values. */
  public double pValue(double distance, double baselineWorth, double currentWorth) {
    double size = baselineWorth * currentWorth / (baselineWorth + currentWorth);
    return Distributions.kolmogorovTail(distance * Math.sqrt(size));
  }

  /** A cumulative distribution read from left to right. */
  private static final class Steps {
    private final double[] values;
    private final long[] counts;
    private final double total;
    private int next;
    private long seen;

    Steps(double[] values, long[] counts) {
      this.values = values;
      this.counts = counts;
      this.total = Arrays.stream(counts).sum();
    }

    boolean hasNext() {
      return next < values.length;
    }

    double peek() {
      return hasNext() ? values[next] : Double.POSITIVE_INFINITY;
    }

    double shareUpTo(double value) {
      while (hasNext() && values[next] <= value) {
        seen += counts[next++];
      }
      return seen / total;
    }
  }
}
