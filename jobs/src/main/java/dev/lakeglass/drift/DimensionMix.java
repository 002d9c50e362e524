package dev.lakeglass.drift;

import java.util.Map;
import java.util.TreeMap;

/** How often each value of each dimension occurs among some requests. */
public final class DimensionMix {
  private final Map<String, Map<String, Long>> counts;

  private DimensionMix(Map<String, Map<String, Long>> counts) {
    this.counts = counts;
  }

  /**
   * @param counts dimension to value to count
   */
  public static DimensionMix of(Map<String, Map<String, Long>> counts) {
    Map<String, Map<String, Long>> copy = new TreeMap<>();
    counts.forEach((dimension, values) -> copy.put(dimension, new TreeMap<>(values)));
    return new DimensionMix(copy);
  }

  static DimensionMix union(Iterable<DimensionMix> mixes) {
    Map<String, Map<String, Long>> sum = new TreeMap<>();
    for (DimensionMix mix : mixes) {
      mix.counts.forEach(
          (dimension, values) -> {
            Map<String, Long> total = sum.computeIfAbsent(dimension, key -> new TreeMap<>());
            values.forEach((value, count) -> total.merge(value, count, Long::sum));
          });
    }
    return new DimensionMix(sum);
  }

  Iterable<String> dimensions() {
    return counts.keySet();
  }

  boolean knows(String dimension) {
    return total(dimension) > 0;
  }

  Iterable<String> values(String dimension) {
    return counts.getOrDefault(dimension, Map.of()).keySet();
  }

  /** The share of a value among the values of its dimension; 0 if it does not occur. */
  double share(String dimension, String value) {
    double total = total(dimension);
    return total == 0
        ? 0
        : counts.getOrDefault(dimension, Map.of()).getOrDefault(value, 0L) / total;
  }

  /** How many of the requests have the value. */
  long count(String dimension, String value) {
    return counts.getOrDefault(dimension, Map.of()).getOrDefault(value, 0L);
  }

  private double total(String dimension) {
    return counts.getOrDefault(dimension, Map.of()).values().stream()
        .mapToLong(Long::longValue)
        .sum();
  }
}
