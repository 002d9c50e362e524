package dev.lakeglass.command;

import dev.lakeglass.config.JobConfig;
import dev.lakeglass.job.JobException.Category;
import dev.lakeglass.job.Window;
import dev.lakeglass.ledger.Budget;
import dev.lakeglass.ledger.BudgetFile;
import dev.lakeglass.ledger.MonthForecast;
import dev.lakeglass.ledger.SpendAnomaly;
import dev.lakeglass.table.Lakehouse;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Budgets, what the month will cost, and who spends unlike itself. */
@Command(
    name = "budgets",
    mixinStandardHelpOptions = true,
    description =
        "Budgets with the forecast of the month, and tenants who spend unlike themselves.")
final class CostBudgetsCommand implements Callable<Integer> {
  private static final int HISTORY_DAYS = 35;

  @Mixin private JobOptions job;
  @Mixin private OutputOptions output;

  @Option(names = "--date", required = true, converter = UtcDay.class, description = "UTC day")
  private LocalDate date;

  @Option(
      names = "--fail-on",
      description = "alert or warn: exit with code 5 if a budget or a tenant is in that state")
  private String failOn;

  private final Console console;

  CostBudgetsCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    JobConfig config = job.config();
    Lakehouse lakehouse = new JobRun(config, console).lakehouse();
    Window history = new Window(date.minusDays(HISTORY_DAYS), date.plusDays(1));
    List<List<Object>> rows = new ArrayList<>();
    for (Budget budget : BudgetFile.parse("budgets.csv", config.cost().budgets())) {
      if (budget.isValidOn(date)) {
        Map<LocalDate, BigDecimal> spend =
            Spending.byDay(lakehouse, history, budget.sliceKey())
                .getOrDefault(budget.sliceValue(), Map.of());
        rows.add(row(budget, MonthForecast.of(spend, date)));
      }
    }
    Spending.byDay(lakehouse, history, "tenant_id")
        .forEach(
            (tenant, spend) -> {
              MonthForecast forecast = MonthForecast.of(spend, date);
              Optional<SpendAnomaly> anomaly = SpendAnomaly.of(spend, date);
              rows.add(row(tenant, forecast, anomaly));
            });
    output.rows(
        List.of("state", "slice", "budget", "spent", "forecast", "80 % from", "to", "note"),
        rows,
        console);
    return exitCode(rows);
  }

  private static List<Object> row(Budget budget, MonthForecast forecast) {
    return Arrays.asList(
        budget.state(forecast).word(),
        budget.sliceKey() + "=" + budget.sliceValue(),
        cents(Optional.of(budget.monthlyUsd())),
        cents(Optional.of(forecast.spentUsd())),
        cents(forecast.expectedUsd()),
        cents(forecast.lowerUsd()),
        cents(forecast.upperUsd()),
        forecast.daysLeft() + " days left");
  }

  private static List<Object> row(
      String tenant, MonthForecast forecast, Optional<SpendAnomaly> anomaly) {
    return Arrays.asList(
        anomaly.isPresent() ? "warn" : "",
        "tenant_id=" + tenant,
        null,
        cents(Optional.of(forecast.spentUsd())),
        cents(forecast.expectedUsd()),
        cents(forecast.lowerUsd()),
        cents(forecast.upperUsd()),
        anomaly
            .map(
                found ->
                    "the day is %.1f deviations %s its usual %s"
                        .formatted(
                            Math.abs(found.deviations()),
                            found.deviations() > 0 ? "above" : "below",
                            cents(Optional.of(found.typicalUsd()))))
            .orElse(null));
  }

  private static String cents(Optional<BigDecimal> usd) {
    return usd.map(amount -> amount.setScale(4, RoundingMode.HALF_UP).toPlainString()).orElse(null);
  }

  private int exitCode(List<List<Object>> rows) {
    boolean isMet =
        failOn != null
            && rows.stream()
                .anyMatch(
                    row ->
                        "alert".equals(row.get(0))
                            || failOn.equals("warn") && "warn".equals(row.get(0)));
    return isMet ? Category.GATE.exitCode() : 0;
  }
}
