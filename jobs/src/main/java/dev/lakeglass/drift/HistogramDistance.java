package dev.lakeglass.drift;

import dev.lakeglass.sketch.MetricKind;
import java.util.Set;

/**
 * A distance between two histograms with the same upper bounds; numbers are binned by tenths of the
 * baseline.
 */
interface HistogramDistance extends DriftStatistic {

  @Override
  default Set<MetricKind> kinds() {
    return Set.of(MetricKind.NUMERIC, MetricKind.CATEGORICAL);
  }

  @Override
  default boolean hasDirection() {
    return false;
  }

  @Override
  default Measurement measure(Sides sides) {
    BinnedSides bins = sides.bins();
    double distance = distance(bins.baseline(), bins.current());
    return Distances.measurement(sides, distance, bins.homogeneityPValue(sides.sample()));
  }

  /**
   * @throws IllegalArgumentException if the bounds differ or either histogram is empty
   */
  double distance(Histogram baseline, Histogram current);
}
