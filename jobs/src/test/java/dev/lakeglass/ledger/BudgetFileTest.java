package dev.lakeglass.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lakeglass.config.ConfigFile;
import dev.lakeglass.job.JobException;
import dev.lakeglass.ledger.Budget.State;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class BudgetFileTest {
  private static final String HEADER = "slice_key,slice_value,monthly_usd,valid_from,valid_until\n";

  @Test
  void readsBudgetsRemarksAndOpenEnds() {
    List<Budget> budgets =
        BudgetFile.parse(
            "budgets.csv",
            "# what we agreed\n"
                + HEADER
                + "tenant_id, northwind ,120.50,2026-11-01,2027-01-01\n\n"
                + "all,all,1000,,\r\n");

    assertThat(budgets)
        .containsExactly(
            new Budget(
                "tenant_id",
                "northwind",
                new BigDecimal("120.50"),
                LocalDate.of(2026, 11, 1),
                LocalDate.of(2027, 1, 1)),
            new Budget("all", "all", new BigDecimal("1000"), LocalDate.MIN, LocalDate.MAX));
    assertThat(budgets.get(0).isValidOn(LocalDate.of(2026, 10, 31))).isFalse();
    assertThat(budgets.get(0).isValidOn(LocalDate.of(2026, 11, 1))).isTrue();
    assertThat(budgets.get(0).isValidOn(LocalDate.of(2027, 1, 1))).isFalse();
  }

  @Test
  void tellsEveryProblemWithItsLine() {
    assertThatThrownBy(
            () ->
                BudgetFile.parse(
                    "conf/budgets.csv",
                    HEADER
                        + "user_id,anna,10,,\n"
                        + "tenant_id,,10,,\n"
                        + "tenant_id,a,ten,,\n"
                        + "tenant_id,a,0,,\n"
                        + "tenant_id,a,10,November,\n"
                        + "tenant_id,a,10\n"))
        .isInstanceOf(JobException.class)
        .hasMessageContainingAll(
            "Cannot read conf/budgets.csv:",
            "line 2: expected slice_key,slice_value,monthly_usd,valid_from,valid_until with a"
                + " slice_key of [all, application, route, tenant_id]",
            "line 3: expected",
            "line 4: monthly_usd \"ten\" must be an amount above 0",
            "line 5: monthly_usd \"0\" must be an amount above 0",
            "line 6: valid_from and valid_until must be days like 2026-11-01, or empty",
            "line 7: expected");
  }

  @Test
  void refusesAnotherHeader() {
    assertThatThrownBy(() -> BudgetFile.parse("budgets.csv", "tenant,usd\n"))
        .isInstanceOf(JobException.class)
        .hasMessageContaining("line 1: expected the header");
  }

  @Test
  void readsTheFileTheJobComesWith() {
    assertThat(BudgetFile.parse("budgets.csv", ConfigFile.packed("budgets.csv"))).isEmpty();
  }

  @Test
  void alertsWhenABudgetIsSpentOrWillBeHoweverCheapTheDaysLeftAre() {
    assertThat(budget("100").state(forecast("101", "101", "101", "101"))).isEqualTo(State.ALERT);
    assertThat(budget("100").state(forecast("50", "130", "101", "160"))).isEqualTo(State.ALERT);
    assertThat(budget("100").state(forecast("50", "101", "99", "103"))).isEqualTo(State.WARN);
    assertThat(budget("100").state(forecast("50", "99", "80", "120"))).isEqualTo(State.GOOD);
    assertThat(
            budget("100")
                .state(
                    new MonthForecast(
                        new BigDecimal("99"),
                        9,
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty())))
        .as("a forecast that is not known alarms nobody")
        .isEqualTo(State.GOOD);
  }

  private static Budget budget(String usd) {
    return new Budget("all", "all", new BigDecimal(usd), LocalDate.MIN, LocalDate.MAX);
  }

  private static MonthForecast forecast(String spent, String expected, String lower, String upper) {
    return new MonthForecast(
        new BigDecimal(spent),
        9,
        Optional.of(new BigDecimal(expected)),
        Optional.of(new BigDecimal(lower)),
        Optional.of(new BigDecimal(upper)));
  }
}
