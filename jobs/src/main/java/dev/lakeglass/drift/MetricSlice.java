package dev.lakeglass.drift;

import java.util.Comparator;

/** A metric measured in a slice. */
public record MetricSlice(String metric, Slice slice) implements Comparable<MetricSlice> {
  private static final Comparator<MetricSlice> ORDER =
      Comparator.comparing(MetricSlice::metric).thenComparing(MetricSlice::slice);

  @Override
  public int compareTo(MetricSlice other) {
    return ORDER.compare(this, other);
  }
}
