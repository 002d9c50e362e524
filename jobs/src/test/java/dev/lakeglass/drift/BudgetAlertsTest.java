package dev.lakeglass.drift;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.lakeglass.drift.Threshold.Severity;
import dev.lakeglass.ledger.Budget;
import dev.lakeglass.ledger.DaySpend;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class BudgetAlertsTest {
  private static final LocalDate FIRST = LocalDate.of(2026, 11, 1);

  private final List<DaySpend> spend = new ArrayList<>();

  /** Two dollars a day from 1 October on, every day alike, so that forecasts have no scatter. */
  private void twoDollarsADay(LocalDate until) {
    FIRST
        .minusMonths(1)
        .datesUntil(until.plusDays(1))
        .forEach(day -> spend(day, "shop", "northwind", "2"));
  }

  @Test
  void tellsThatABudgetIsSpentAndSinceWhen() {
    LocalDate day = FIRST.plusDays(9);
    twoDollarsADay(day);

    List<Alert> alerts = alerts(day, budget("tenant_id", "northwind", "15"));

    assertThat(alerts).hasSize(1);
    Alert alert = alerts.get(0);
    assertThat(alert.title())
        .isEqualTo(
            "Budget of tenant northwind is spent: $20.00 of $15.00, 20 days before the end of the"
                + " month");
    assertThat(alert.severity()).isEqualTo(Severity.ALERT);
    assertThat(alert.subject())
        .isEqualTo(new MetricSlice("month_cost_usd", new Slice("tenant_id", "northwind")));
    // 30 days at 2 dollars are 60, four times the budget: +300 %
    assertThat(alert.baselineValue()).isEqualTo(15);
    assertThat(alert.currentValue()).isCloseTo(60, within(1e-6));
    assertThat(alert.effect()).isCloseTo(3, within(1e-6));
    // that it will be spent was known on the first day of the month
    assertThat(alert.since()).isEqualTo(FIRST);
    assertThat(alert.currentCount()).isEqualTo(10);
  }

  @Test
  void tellsThatABudgetWillBeSpentWhileThereIsTime() {
    LocalDate day = FIRST.plusDays(9);
    twoDollarsADay(day);

    assertThat(alerts(day, budget("application", "shop", "50")))
        .extracting(Alert::title, Alert::severity)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple(
                "Budget of application shop will be spent: $20.00 so far, $60.00 by the end of the"
                    + " month (80 %: $60.00 to $60.00) of $50.00",
                Severity.ALERT));
    assertThat(alerts(day, budget("all", "all", "60"))).as("exactly as much").isEmpty();
    assertThat(alerts(day, budget("tenant_id", "oakridge", "1"))).as("spends nothing").isEmpty();
  }

  @Test
  void warnsWhereTheIntervalHoldsTheBudget() {
    LocalDate day = FIRST.plusDays(9);
    FIRST
        .minusMonths(1)
        .datesUntil(day.plusDays(1))
        .forEach(date -> spend(date, "shop", "northwind", date.toEpochDay() % 2 == 0 ? "1" : "3"));

    List<Alert> alerts = alerts(day, budget("all", "all", "59"));

    assertThat(alerts).extracting(Alert::severity).containsExactly(Severity.WARN);
    assertThat(alerts.get(0).title())
        .startsWith("Budget of everything may be spent: $20.00 so far, $6");
  }

  @Test
  void keepsItsIdFromDayToDayAndBeginsAnewWithTheMonth() {
    twoDollarsADay(FIRST.plusMonths(1));
    Budget budget = budget("all", "all", "30");

    String third = alerts(FIRST.plusDays(2), budget).get(0).id();

    assertThat(alerts(FIRST.plusDays(20), budget).get(0).id()).isEqualTo(third);
    assertThat(alerts(FIRST.plusMonths(1), budget).get(0).id()).isNotEqualTo(third);
  }

  @Test
  void doesNotLookAheadOfTheDayJudged() {
    LocalDate day = FIRST.plusDays(9);
    twoDollarsADay(day);
    List<Alert> then = alerts(day, budget("all", "all", "15"));
    spend(day.plusDays(1), "shop", "northwind", "1000");

    assertThat(alerts(day, budget("all", "all", "15"))).isEqualTo(then);
  }

  @Test
  void readsNothingWithoutABudgetThatHolds() {
    Budget past = new Budget("all", "all", BigDecimal.ONE, LocalDate.MIN, FIRST);

    assertThat(new BudgetAlerts(List.of()).areNeeded(List.of(FIRST))).isFalse();
    assertThat(new BudgetAlerts(List.of(past)).areNeeded(List.of(FIRST))).isFalse();
    assertThat(new BudgetAlerts(List.of(past)).areNeeded(List.of(FIRST.minusDays(1)))).isTrue();
    twoDollarsADay(FIRST);
    assertThat(alerts(FIRST, past)).isEmpty();
  }

  private List<Alert> alerts(LocalDate day, Budget budget) {
    return new BudgetAlerts(List.of(budget)).alerts(day, spend);
  }

  private void spend(LocalDate day, String application, String tenant, String usd) {
    spend.add(new DaySpend(day, application, "/ask", tenant, new BigDecimal(usd)));
  }

  private static Budget budget(String key, String value, String usd) {
    return new Budget(key, value, new BigDecimal(usd), LocalDate.MIN, LocalDate.MAX);
  }
}
