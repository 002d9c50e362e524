package dev.lakeglass.ledger;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * How a budget stands on a day.
 *
 * @param since first day in a row of this month on which it stood as it should not; the day itself
 *     if it stands well
 */
public record BudgetStanding(
    Budget budget, MonthForecast forecast, Budget.State state, LocalDate since) {
  /** Days before the day judged that count: the month so far and the history of its forecasts. */
  public static final int DAYS_BEFORE = 31 + MonthForecast.HISTORY_DAYS;

  /**
   * @param spend of the day and {@link #DAYS_BEFORE} before; what is not of the budget does not
   *     matter
   */
  public static BudgetStanding of(Budget budget, List<DaySpend> spend, LocalDate day) {
    Map<LocalDate, BigDecimal> byDay = new TreeMap<>();
    spend.stream()
        .filter(one -> one.isOf(budget))
        .forEach(one -> byDay.merge(one.day(), one.usd(), BigDecimal::add));
    MonthForecast forecast = MonthForecast.of(byDay, day);
    LocalDate since = day;
    while (since.getDayOfMonth() > 1 && isOver(budget, byDay, since.minusDays(1))) {
      since = since.minusDays(1);
    }
    return new BudgetStanding(budget, forecast, budget.state(forecast), since);
  }

  private static boolean isOver(Budget budget, Map<LocalDate, BigDecimal> byDay, LocalDate day) {
    return budget.isValidOn(day) && budget.state(MonthForecast.of(byDay, day)) != Budget.State.GOOD;
  }
}
