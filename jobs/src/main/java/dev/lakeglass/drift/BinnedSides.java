package dev.lakeglass.drift;

import dev.lakeglass.sketch.MetricKind;
import dev.lakeglass.sketch.MetricState;
import dev.lakeglass.sketch.QuantileSketch;
import dev.lakeglass.statistics.Distributions;
import java.util.Arrays;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/**
 * Both sides of a comparison in the same bins: tenths of the baseline for numbers, one bin each for
 * categories and for no and yes.
 */
record BinnedSides(List<Histogram> baselineDays, Histogram baseline, Histogram current) {
  private static final int NUMERIC_BINS = 10;

  static BinnedSides of(Sides sides) {
    Function<MetricState, Histogram> binning = binning(sides);
    return new BinnedSides(
        sides.baselineDays().stream().map(binning).toList(),
        binning.apply(sides.baseline()),
        binning.apply(sides.current()));
  }

  private static Function<MetricState, Histogram> binning(Sides sides) {
    MetricKind kind = sides.current().kind();
    return switch (kind) {
      case NUMERIC -> {
        double[] bounds = tenths(sides.baseline().quantiles());
        yield state -> Histogram.of(state.quantiles(), bounds);
      }
      case BOOLEAN -> BinnedSides::noAndYes;
      case CATEGORICAL -> {
        SortedSet<String> items = new TreeSet<>(sides.baseline().itemCounts().keySet());
        items.addAll(sides.current().itemCounts().keySet());
        yield state -> Histogram.ofItems(state, items);
      }
    };
  }

  /** Fewer than ten where many values are equal; the last bin has no end. */
  private static double[] tenths(QuantileSketch baseline) {
    DoubleStream inner =
        IntStream.range(1, NUMERIC_BINS)
            .mapToDouble(tenth -> baseline.quantile((double) tenth / NUMERIC_BINS))
            .distinct();
    return DoubleStream.concat(inner, DoubleStream.of(Double.POSITIVE_INFINITY)).toArray();
  }

  private static Histogram noAndYes(MetricState state) {
    long yes = Math.round(state.sum());
    return Histogram.of(new double[] {0, 1}, new long[] {state.valueCount() - yes, yes});
  }

  /**
   * Pearson's chi-squared test of equal shares, with both sides reduced to what they are worth (the
   * first-order correction of Rao and Scott, J. Am. Stat. Assoc. 76 (1981) 221–230). Bins expected
   * to hold fewer than five values on a side are taken together.
   */
  double homogeneityPValue(ClusteredSample sample) {
    double[] shares = pooledShares(sample);
    boolean[] isRare = rareBins(shares, Math.min(sample.baselineWorth(), sample.currentWorth()));
    double statistic = 0;
    double rareShare = 0;
    double rareDifference = 0;
    int cells = 0;
    for (int bin = 0; bin < shares.length; bin++) {
      double difference = current.share(bin, 0) - baseline.share(bin, 0);
      if (isRare[bin]) {
        rareShare += shares[bin];
        rareDifference += difference;
      } else {
        statistic += difference * difference / shares[bin];
        cells++;
      }
    }
    if (rareShare > 0) {
      statistic += rareDifference * rareDifference / rareShare;
      cells++;
    }
    double scale = 1 / sample.baselineWorth() + 1 / sample.currentWorth();
    return cells < 2
        ? 1
        : sample.allowingForFewDays(Distributions.chiSquaredTail(statistic / scale, cells - 1));
  }

  private double[] pooledShares(ClusteredSample sample) {
    double before = sample.baselineWorth();
    double now = sample.currentWorth();
    double[] shares = new double[baseline.bins()];
    Arrays.setAll(
        shares,
        bin -> (baseline.share(bin, 0) * before + current.share(bin, 0) * now) / (before + now));
    return shares;
  }

  /** The rarest bins, and as many more as it takes to expect five values in all of them. */
  private static boolean[] rareBins(double[] shares, double smallerSide) {
    boolean[] isRare = new boolean[shares.length];
    int[] ascending =
        IntStream.range(0, shares.length)
            .boxed()
            .sorted((left, right) -> Double.compare(shares[left], shares[right]))
            .mapToInt(Integer::intValue)
            .toArray();
    double together = 0;
    for (int bin : ascending) {
      boolean isRareItself = shares[bin] * smallerSide < 5;
      boolean isNeeded = together > 0 && together * smallerSide < 5;
      isRare[bin] = isRareItself || isNeeded;
      together += isRare[bin] ? shares[bin] : 0;
    }
    return isRare;
  }
}
