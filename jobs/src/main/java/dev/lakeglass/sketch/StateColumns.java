package dev.lakeglass.sketch;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * The columns of table {@code metric_sketches} that hold a state. Arrays are not copied.
 *
 * @param valueSum null for categorical metrics
 * @param squaredDeviationSum sum of squared deviations from the mean; null for categorical metrics
 * @param valueMin null for categorical metrics and without values
 * @param valueMax null for categorical metrics and without values
 * @param quantileSketch KLL sketch of doubles; null unless numeric
 * @param itemCounts value to count; null unless categorical
 */
public record StateColumns(
    MetricKind kind,
    long valueCount,
    long nullCount,
    Double valueSum,
    Double squaredDeviationSum,
    Double valueMin,
    Double valueMax,
    byte[] quantileSketch,
    Map<String, Long> itemCounts) {

  public StateColumns {
    itemCounts = itemCounts == null ? null : Collections.unmodifiableMap(new TreeMap<>(itemCounts));
  }
}
