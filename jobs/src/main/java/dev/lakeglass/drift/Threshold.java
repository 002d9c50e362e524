package dev.lakeglass.drift;

/**
 * When a statistic of a metric counts as drift: one line of {@code thresholds.csv}.
 *
 * @param metric name, or a prefix that ends in {@code *}
 * @param statistic name of a {@link DriftStatistic}
 * @param leastEffect in the unit of the statistic: 0.2 is 20 % for mean_ratio and 20 points for
 *     two_proportion; null reports the statistic without judging it
 * @param greatestQValue the q-value must be at most this
 * @param leastCurrentCount fewer values on the day are not enough data
 * @param leastBaselineCount fewer values in the baseline are not enough data
 * @param label what people call the metric
 */
public record Threshold(
    String metric,
    String statistic,
    Double leastEffect,
    double greatestQValue,
    Direction direction,
    long leastCurrentCount,
    long leastBaselineCount,
    Severity severity,
    String label) {

  /** Which way a change matters. */
  public enum Direction {
    UP,
    DOWN,
    BOTH
  }

  /** How loud an alert is; the later the louder. */
  public enum Severity {
    WARN,
    ALERT
  }

  boolean isFor(String name) {
    return metric.endsWith("*")
        ? name.startsWith(metric.substring(0, metric.length() - 1))
        : name.equals(metric);
  }

  /** Whether an effect is large enough and in a direction that matters. */
  boolean isReachedBy(Double effect) {
    return leastEffect != null && effect != null && inDirection(effect) >= leastEffect;
  }

  boolean isHalfReachedBy(Double effect) {
    return leastEffect != null && effect != null && inDirection(effect) >= leastEffect / 2;
  }

  private double inDirection(double effect) {
    return switch (direction) {
      case UP -> effect;
      case DOWN -> -effect;
      case BOTH -> Math.abs(effect);
    };
  }
}
