package dev.lakeglass.ledger;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What a calendar month will have cost when it ends.
 *
 * <p>What is spent, plus what the days left are expected to cost: the mean of the last {@value
 * #HISTORY_DAYS} days, or of each day of the week once there are two weeks of them. The interval
 * holds 80 % of months like the days seen: it counts the scatter of the days left, how little is
 * known of their mean, and, by the correlation of a day with the next, that a dear day seldom comes
 * alone. It says nothing of a release nobody has made yet.
 *
 * @param spentUsd of the days of the month up to the day of the forecast
 * @param daysLeft days of the month after it
 * @param expectedUsd spent and to come; empty with fewer than {@value #FEWEST_DAYS} days of history
 * @param lowerUsd lower end of the 80 % interval, at least spentUsd
 */
public record MonthForecast(
    BigDecimal spentUsd,
    int daysLeft,
    Optional<BigDecimal> expectedUsd,
    Optional<BigDecimal> lowerUsd,
    Optional<BigDecimal> upperUsd) {
  static final int HISTORY_DAYS = 28;
  static final int FEWEST_DAYS = 5;
  private static final int DAYS_FOR_WEEKDAYS = 14;
  private static final double MOST_CORRELATION = 0.9;

  /**
   * @param spendByDay cost per day; a day without one cost nothing if others before it did
   * @param day last day that is complete
   */
  public static MonthForecast of(Map<LocalDate, BigDecimal> spendByDay, LocalDate day) {
    TreeMap<LocalDate, BigDecimal> spend = new TreeMap<>(spendByDay);
    YearMonth month = YearMonth.from(day);
    BigDecimal spent =
        spend.subMap(month.atDay(1), true, day, true).values().stream()
            .reduce(BigDecimal.ZERO, BigDecimal::add);
    int left = month.lengthOfMonth() - day.getDayOfMonth();
    List<LocalDate> seen = seen(spend, day);
    if (left == 0) {
      return certain(spent);
    }
    if (seen.size() < FEWEST_DAYS) {
      return new MonthForecast(spent, left, Optional.empty(), Optional.empty(), Optional.empty());
    }
    return forecast(spend, seen, spent, day, left);
  }

  private static List<LocalDate> seen(TreeMap<LocalDate, BigDecimal> spend, LocalDate day) {
    LocalDate start = day.minusDays(HISTORY_DAYS - 1L);
    LocalDate first = spend.isEmpty() ? day.plusDays(1) : spend.firstKey();
    LocalDate from = first.isAfter(start) ? first : start;
    return from.isAfter(day) ? List.of() : from.datesUntil(day.plusDays(1)).toList();
  }

  private static MonthForecast certain(BigDecimal spent) {
    return new MonthForecast(spent, 0, Optional.of(spent), Optional.of(spent), Optional.of(spent));
  }

  private static MonthForecast forecast(
      Map<LocalDate, BigDecimal> spend,
      List<LocalDate> seen,
      BigDecimal spent,
      LocalDate day,
      int left) {
    boolean usesWeekdays = seen.size() >= DAYS_FOR_WEEKDAYS;
    Map<DayOfWeek, List<Double>> byWeekday = new EnumMap<>(DayOfWeek.class);
    List<Double> all = new ArrayList<>();
    for (LocalDate date : seen) {
      double usd = spend.getOrDefault(date, BigDecimal.ZERO).doubleValue();
      all.add(usd);
      byWeekday.computeIfAbsent(date.getDayOfWeek(), weekday -> new ArrayList<>()).add(usd);
    }
    List<Double> residuals = new ArrayList<>();
    for (int i = 0; i < seen.size(); i++) {
      residuals.add(
          all.get(i)
              - (usesWeekdays ? mean(byWeekday.get(seen.get(i).getDayOfWeek())) : mean(all)));
    }
    double toCome = 0;
    double meanVariance = 0;
    double freedom = seen.size() - (usesWeekdays ? 7 : 1);
    double variance = residuals.stream().mapToDouble(r -> r * r).sum() / freedom;
    Map<DayOfWeek, Integer> leftByWeekday = new EnumMap<>(DayOfWeek.class);
    for (int i = 1; i <= left; i++) {
      DayOfWeek weekday = day.plusDays(i).getDayOfWeek();
      toCome += usesWeekdays ? mean(byWeekday.get(weekday)) : mean(all);
      leftByWeekday.merge(weekday, 1, Integer::sum);
    }
    if (usesWeekdays) {
      for (Map.Entry<DayOfWeek, Integer> entry : leftByWeekday.entrySet()) {
        double count = entry.getValue();
        meanVariance += count * count * variance / byWeekday.get(entry.getKey()).size();
      }
    } else {
      meanVariance = (double) left * left * variance / seen.size();
    }
    double rho = Math.min(MOST_CORRELATION, Math.max(0, correlation(residuals)));
    double deviation =
        Math.sqrt((left * variance + meanVariance) * (1 + rho) / (1 - rho)) * quantile(freedom);
    BigDecimal expected = spent.add(usd(toCome));
    return new MonthForecast(
        spent,
        left,
        Optional.of(expected),
        Optional.of(spent.add(usd(Math.max(0, toCome - deviation)))),
        Optional.of(spent.add(usd(toCome + deviation))));
  }

  private static double mean(List<Double> values) {
    return values.stream().mapToDouble(Double::doubleValue).sum() / values.size();
  }

  private static double correlation(List<Double> residuals) {
    double products = 0;
    double squares = 0;
    for (int i = 0; i < residuals.size(); i++) {
      squares += residuals.get(i) * residuals.get(i);
      products += i == 0 ? 0 : residuals.get(i) * residuals.get(i - 1);
    }
    return squares == 0 ? 0 : products / squares;
  }

  /**
   * 0.9 quantile of Student's t, by the expansion of Cornish and Fisher around the normal one;
   * within 0.01 of the table from 4 degrees of freedom on (Abramowitz and Stegun 26.7.5).
   */
  private static double quantile(double freedom) {
    double z = 1.2815515655446004;
    double cube = z * z * z;
    double fifth = cube * z * z;
    return z
        + (cube + z) / (4 * freedom)
        + (5 * fifth + 16 * cube + 3 * z) / (96 * freedom * freedom);
  }

  private static BigDecimal usd(double amount) {
    return BigDecimal.valueOf(amount).setScale(9, RoundingMode.HALF_UP);
  }
}
