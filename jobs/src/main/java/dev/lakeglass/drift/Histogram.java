package dev.lakeglass.drift;

import dev.lakeglass.sketch.MetricState;
import dev.lakeglass.sketch.QuantileSketch;
import java.util.Arrays;
import java.util.SortedSet;

/** Counts of values in bins; bin {@code i} ends at, and holds, its upper bound. */
public final class Histogram {
  private final double[] upperBounds;
  private final long[] counts;
  private final long total;

  private Histogram(double[] upperBounds, long[] counts) {
    this.upperBounds = upperBounds;
    this.counts = counts;
    this.total = Arrays.stream(counts).sum();
  }

  /**
   * @param upperBounds ascending, as many as counts
   * @throws IllegalArgumentException if the numbers differ or there is no bin
   */
  public static Histogram of(double[] upperBounds, long[] counts) {
    if (upperBounds.length != counts.length || counts.length == 0) {
      throw new IllegalArgumentException(
          "Cannot make a histogram of %d bounds and %d counts: expected as many, and at least one"
              .formatted(upperBounds.length, counts.length));
    }
    return new Histogram(upperBounds.clone(), counts.clone());
  }

  /** Bins whose bounds are known; what lies above the last bound joins the last bin. */
  static Histogram of(QuantileSketch sketch, double[] upperBounds) {
    long[] counts = new long[upperBounds.length];
    double[] values = sketch.values();
    long[] valueCounts = sketch.counts();
    int bin = 0;
    for (int i = 0; i < values.length; i++) {
      while (bin < upperBounds.length - 1 && values[i] > upperBounds[bin]) {
        bin++;
      }
      counts[bin] += valueCounts[i];
    }
    return new Histogram(upperBounds, counts);
  }

  /** One bin per category, in the order given. */
  static Histogram ofItems(MetricState state, SortedSet<String> items) {
    long[] counts = new long[items.size()];
    int bin = 0;
    for (String item : items) {
      counts[bin++] = state.itemCounts().getOrDefault(item, 0L);
    }
    double[] bounds = new double[counts.length];
    Arrays.setAll(bounds, i -> i + 1.0);
    return new Histogram(bounds, counts);
  }

  public int bins() {
    return counts.length;
  }

  public long count(int bin) {
    return counts[bin];
  }

  public long total() {
    return total;
  }

  /** The share of a bin after adding a count to every bin. */
  public double share(int bin, double priorCount) {
    return (counts[bin] + priorCount) / (total + priorCount * counts.length);
  }

  /**
   * @throws IllegalArgumentException if the bounds differ or either histogram is empty
   */
  public void requireComparable(Histogram other) {
    if (!Arrays.equals(upperBounds, other.upperBounds)) {
      throw new IllegalArgumentException(
          "Cannot compare histograms: bounds %s and %s differ"
              .formatted(Arrays.toString(upperBounds), Arrays.toString(other.upperBounds)));
    }
    if (total == 0 || other.total == 0) {
      throw new IllegalArgumentException("Cannot compare histograms: one holds no value");
    }
  }
}
