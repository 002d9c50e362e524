package dev.lakeglass.drift;

import dev.lakeglass.drift.Threshold.Severity;
import dev.lakeglass.ledger.Budget;
import dev.lakeglass.ledger.BudgetStanding;
import dev.lakeglass.ledger.DaySpend;
import dev.lakeglass.ledger.MonthForecast;
import java.math.BigDecimal;
import java.math.MathContext;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * Budgets that are spent, or will be: no test, but a forecast with its interval against an amount
 * somebody set.
 */
final class BudgetAlerts {
  static final String METRIC = "month_cost_usd";
  private static final MathContext DIGITS = new MathContext(4);

  private final List<Budget> budgets;

  BudgetAlerts(List<Budget> budgets) {
    this.budgets = List.copyOf(budgets);
  }

  /** Whether a budget holds on one of these days: if none does, nothing need be read. */
  boolean areNeeded(List<LocalDate> days) {
    return days.stream().anyMatch(day -> budgets.stream().anyMatch(b -> b.isValidOn(day)));
  }

  /**
   * @param spend of the day and {@link BudgetStanding#DAYS_BEFORE} before
   */
  List<Alert> alerts(LocalDate day, List<DaySpend> spend) {
    List<DaySpend> known = spend.stream().filter(one -> !one.day().isAfter(day)).toList();
    return budgets.stream()
        .filter(budget -> budget.isValidOn(day))
        .map(budget -> BudgetStanding.of(budget, known, day))
        .filter(standing -> standing.state() != Budget.State.GOOD)
        .map(standing -> alert(day, standing))
        .toList();
  }

  private static Alert alert(LocalDate day, BudgetStanding standing) {
    Budget budget = standing.budget();
    MonthForecast forecast = standing.forecast();
    MetricSlice subject =
        new MetricSlice(METRIC, new Slice(budget.sliceKey(), budget.sliceValue()));
    double limit = budget.monthlyUsd().doubleValue();
    double month = forecast.expectedUsd().orElse(forecast.spentUsd()).doubleValue();
    return new Alert(
        day,
        AlertText.id(subject, standing.since()),
        title(standing, subject.slice()),
        standing.state() == Budget.State.ALERT ? Severity.ALERT : Severity.WARN,
        subject,
        limit,
        month,
        month / limit - 1,
        null,
        null,
        Alert.RATIO,
        null,
        null,
        0,
        day.getDayOfMonth(),
        standing.since(),
        "",
        List.of());
  }

  private static String title(BudgetStanding standing, Slice slice) {
    Budget budget = standing.budget();
    MonthForecast forecast = standing.forecast();
    String who = slice.equals(Slice.ALL) ? "everything" : slice.words();
    String limit = usd(budget.monthlyUsd());
    if (forecast.spentUsd().compareTo(budget.monthlyUsd()) > 0) {
      return "Budget of %s is spent: %s of %s, %d days before the end of the month"
          .formatted(who, usd(forecast.spentUsd()), limit, forecast.daysLeft());
    }
    return "Budget of %s %s be spent: %s so far, %s by the end of the month (80 %%: %s to %s) of %s"
        .formatted(
            who,
            standing.state() == Budget.State.ALERT ? "will" : "may",
            usd(forecast.spentUsd()),
            usd(forecast.expectedUsd()),
            usd(forecast.lowerUsd()),
            usd(forecast.upperUsd()),
            limit);
  }

  private static String usd(Optional<BigDecimal> amount) {
    return usd(amount.orElseThrow());
  }

  private static String usd(BigDecimal amount) {
    BigDecimal few = amount.round(DIGITS).stripTrailingZeros();
    return "$" + few.setScale(Math.max(2, few.scale())).toPlainString();
  }
}
