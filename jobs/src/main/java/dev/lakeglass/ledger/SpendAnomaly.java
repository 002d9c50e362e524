package dev.lakeglass.ledger;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A day on which somebody spent unlike itself.
 *
 * <p>The day is compared with the days before it, up to 28, never with others: with their median,
 * in units of their scatter on a logarithmic scale (median absolute deviation, scaled to a standard
 * deviation, at least 10 %). A day is anomalous beyond {@value #LIMIT} of these units and half as
 * dear again, or half as dear, as the median.
 *
 * @param typicalUsd median of the days before
 * @param deviations how many units the day lies above it, negative below
 */
public record SpendAnomaly(BigDecimal typicalUsd, double deviations) {
  static final double LIMIT = 4;
  private static final int HISTORY_DAYS = 28;
  private static final int FEWEST_DAYS = 7;
  private static final double LEAST_SCATTER = 0.1;
  private static final double NORMAL = 1.4826;

  /** Empty if the day is like those before, or these are fewer than seven. */
  public static Optional<SpendAnomaly> of(Map<LocalDate, BigDecimal> spendByDay, LocalDate day) {
    List<Double> before = new ArrayList<>();
    for (int i = 1; i <= HISTORY_DAYS; i++) {
      BigDecimal usd = spendByDay.get(day.minusDays(i));
      if (usd != null && usd.signum() > 0) {
        before.add(Math.log(usd.doubleValue()));
      }
    }
    BigDecimal today = spendByDay.get(day);
    if (before.size() < FEWEST_DAYS || today == null || today.signum() <= 0) {
      return Optional.empty();
    }
    double median = median(before);
    double scatter =
        NORMAL * median(before.stream().map(value -> Math.abs(value - median)).toList());
    double difference = Math.log(today.doubleValue()) - median;
    double deviations = difference / Math.max(LEAST_SCATTER, scatter);
    boolean isLarge = difference > Math.log(1.5) || difference < Math.log(0.5);
    return isLarge && Math.abs(deviations) > LIMIT
        ? Optional.of(new SpendAnomaly(BigDecimal.valueOf(Math.exp(median)), deviations))
        : Optional.empty();
  }

  private static double median(List<Double> values) {
    List<Double> sorted = values.stream().sorted().toList();
    int middle = sorted.size() / 2;
    return sorted.size() % 2 == 1
        ? sorted.get(middle)
        : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
  }
}
