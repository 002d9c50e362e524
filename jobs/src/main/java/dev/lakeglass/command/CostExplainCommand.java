package dev.lakeglass.command;

import dev.lakeglass.config.JobConfig;
import dev.lakeglass.job.Window;
import dev.lakeglass.ledger.CostChange;
import dev.lakeglass.table.Lakehouse;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Why the cost of a day changed. */
@Command(
    name = "explain",
    mixinStandardHelpOptions = true,
    description =
        "Why the cost of a day changed: an exact split into volume, mix, lengths, prices.")
final class CostExplainCommand implements Callable<Integer> {
  @Mixin private JobOptions job;
  @Mixin private OutputOptions output;

  @Option(names = "--date", required = true, converter = UtcDay.class, description = "UTC day")
  private LocalDate date;

  @Option(
      names = "--against",
      paramLabel = "DAYS",
      defaultValue = "1",
      description =
          "Days before it it is compared with: 1 for the day before, 7 for the mean of a week."
              + " Default: ${DEFAULT-VALUE}")
  private int days;

  @Option(
      names = "--where",
      defaultValue = "true",
      description = "Only some of the cost, for example \"tenant_id = 'northwind'\"")
  private String where;

  private final Console console;

  CostExplainCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    JobConfig config = job.config();
    Lakehouse lakehouse = new JobRun(config, console).lakehouse();
    Window before = new Window(date.minusDays(days), date);
    int seen = (int) lakehouse.read("cost_daily", before).select("event_date").distinct().count();
    CostChange change =
        CostChange.between(
            Spending.cells(lakehouse, before, where),
            Spending.cells(lakehouse, Window.day(date), where),
            Math.max(1, seen));
    List<List<Object>> rows = new ArrayList<>();
    rows.add(row("before, per day", change.beforeUsd()));
    for (Map.Entry<CostChange.Factor, BigDecimal> part : change.parts().entrySet()) {
      rows.add(row("  " + part.getKey().title(), part.getValue()));
    }
    rows.add(row("on the day", change.afterUsd()));
    output.rows(List.of("why", "usd"), rows, console);
    console.progress(
        "Change: %s US dollars, the sum of the parts; compared with %d days"
            .formatted(change.changeUsd().toPlainString(), seen));
    return 0;
  }

  private static List<Object> row(String why, BigDecimal usd) {
    return Arrays.asList(why, usd.toPlainString());
  }
}
