package dev.lakeglass.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class MonthForecastTest {
  private static final LocalDate DAY = LocalDate.of(2026, 11, 20);

  @Test
  void expectsTheMeanOfTheDaysSeen() {
    Map<LocalDate, BigDecimal> spend = new TreeMap<>();
    for (int i = 0; i < 10; i++) {
      spend.put(DAY.minusDays(i), BigDecimal.valueOf(i % 2 == 0 ? 9 : 11));
    }

    MonthForecast forecast = MonthForecast.of(spend, DAY);

    // ten days of 10 on average, ten days of November left
    assertThat(forecast.spentUsd()).isEqualByComparingTo("100");
    assertThat(forecast.daysLeft()).isEqualTo(10);
    assertThat(forecast.expectedUsd().orElseThrow()).isEqualByComparingTo("200");
    // residuals of ±1: variance 10/9; (10 × 10/9 + 100 × 10/9 / 10) = 22.2, root 4.714; t(0.9; 9)
    // is 1.383 (table): 6.52
    assertThat(forecast.upperUsd().orElseThrow().doubleValue()).isCloseTo(206.52, within(0.02));
    assertThat(forecast.lowerUsd().orElseThrow().doubleValue()).isCloseTo(193.48, within(0.02));
  }

  @Test
  void isCertainOnTheLastDayAndSilentAtFirst() {
    LocalDate last = LocalDate.of(2026, 11, 30);

    assertThat(MonthForecast.of(Map.of(last, BigDecimal.TEN), last).expectedUsd())
        .contains(BigDecimal.TEN);
    MonthForecast first = MonthForecast.of(Map.of(DAY, BigDecimal.TEN), DAY);
    assertThat(first.spentUsd()).isEqualByComparingTo("10");
    assertThat(first.expectedUsd()).isEmpty();
  }

  @Test
  void knowsThatWeekendsAreCheap() {
    Map<LocalDate, BigDecimal> spend = new TreeMap<>();
    LocalDate friday = LocalDate.of(2026, 11, 27);
    for (int i = 0; i < 28; i++) {
      LocalDate day = friday.minusDays(i);
      spend.put(day, BigDecimal.valueOf(day.getDayOfWeek().getValue() > 5 ? 1 : 10));
    }

    // Saturday, Sunday and Monday are left: 1 + 1 + 10
    MonthForecast forecast = MonthForecast.of(spend, friday);

    assertThat(forecast.expectedUsd().orElseThrow().subtract(forecast.spentUsd()))
        .isEqualByComparingTo("12");
  }

  /** Of months that go on as they began the interval holds 80 %, give or take the simulation. */
  @Test
  void holdsTheShareOfMonthsItPromises() {
    Random random = new Random(11);
    int held = 0;
    int months = 2_000;
    for (int i = 0; i < months; i++) {
      Map<LocalDate, BigDecimal> spend = new TreeMap<>();
      LocalDate end = YearMonth.from(DAY).atEndOfMonth();
      LocalDate.of(2026, 10, 20)
          .datesUntil(end.plusDays(1))
          .forEach(
              day ->
                  spend.put(
                      day,
                      BigDecimal.valueOf(
                          (day.getDayOfWeek().getValue() > 5 ? 40 : 100)
                              * Math.exp(0.2 * random.nextGaussian()))));
      BigDecimal total =
          spend.entrySet().stream()
              .filter(entry -> YearMonth.from(entry.getKey()).equals(YearMonth.from(DAY)))
              .map(Map.Entry::getValue)
              .reduce(BigDecimal.ZERO, BigDecimal::add);
      Map<LocalDate, BigDecimal> known = new TreeMap<>(spend);
      known.keySet().removeIf(day -> day.isAfter(DAY));
      MonthForecast forecast = MonthForecast.of(known, DAY);
      if (total.compareTo(forecast.lowerUsd().orElseThrow()) >= 0
          && total.compareTo(forecast.upperUsd().orElseThrow()) <= 0) {
        held++;
      }
    }

    assertThat((double) held / months).isBetween(0.76, 0.88);
  }
}
