package dev.lakeglass.command;

import static org.apache.spark.sql.functions.expr;
import static org.apache.spark.sql.functions.lit;

import dev.lakeglass.config.JobConfig;
import dev.lakeglass.cost.RepricedRows.Pretence;
import dev.lakeglass.job.JobException;
import dev.lakeglass.job.JobException.Category;
import dev.lakeglass.job.Window;
import dev.lakeglass.table.Lakehouse;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/**
 * Closes a month, and states what changed since.
 *
 * <p>The first time it writes what the month cost; later it appends, for every day and slice whose
 * cost is another one by now, the difference to all entries before. Nothing is ever changed.
 */
@Command(
    name = "close",
    mixinStandardHelpOptions = true,
    description =
        "Closes a month in table cost_ledger; run again, it appends corrections as restatements.")
final class CostCloseCommand implements Callable<Integer> {
  private static final String SLICE =
      "event_date, application, tenant_id, route, provider_name, model_name";

  @Mixin private JobOptions job;
  @Mixin private OutputOptions output;

  @Option(names = "--month", required = true, paramLabel = "MONTH", description = "As 2026-10")
  private YearMonth month;

  private final Console console;
  private final Clock clock = Clock.systemUTC();

  CostCloseCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    LocalDate today = LocalDate.now(clock.withZone(ZoneOffset.UTC));
    if (!month.isBefore(YearMonth.from(today))) {
      throw new JobException(
          Category.CONFIG, "Cannot close " + month + " on " + today + ": the month is not over");
    }
    JobConfig config = job.config();
    Lakehouse lakehouse = new JobRun(config, console).lakehouse();
    Window window = new Window(month.atDay(1), month.plusMonths(1).atDay(1));
    Dataset<Row> costs =
        new Repricing(lakehouse, Pricing.pricer(config)).corrected(window, Pretence.NONE);
    Dataset<Row> entries = lakehouse.read("cost_ledger", window);
    boolean isClosed = !entries.isEmpty();
    Dataset<Row> added =
        isClosed ? restatements(costs, entries, today) : sums(costs, "close", today);
    lakehouse.append("cost_ledger", added);
    List<List<Object>> rows = new ArrayList<>();
    lakehouse
        .read("cost_ledger", window)
        .groupBy("entry", "recorded_at")
        .agg(expr("count(*)"), expr("sum(call_count)"), expr("sum(amount_usd)"))
        .orderBy("recorded_at")
        .collectAsList()
        .forEach(
            row ->
                rows.add(
                    Arrays.asList(
                        row.get(0), row.get(1).toString(), row.get(2), row.get(3), row.get(4))));
    output.rows(List.of("entry", "recorded", "rows", "calls", "usd"), rows, console);
    return 0;
  }

  private Dataset<Row> sums(Dataset<Row> costs, String entry, LocalDate knownAt) {
    return entries(
        costs
            .where("repriced_usd is not null")
            .selectExpr(
                "event_date",
                "application",
                "coalesce(tenant_id, 'unknown') as tenant_id",
                "coalesce(route, 'unknown') as route",
                "coalesce(provider_name, 'unknown') as provider_name",
                "coalesce(model_name, 'unknown') as model_name",
                "1L as call_count",
                "repriced_usd as amount_usd"),
        entry,
        knownAt);
  }

  /** What the calls cost now, less every entry before. */
  private Dataset<Row> restatements(Dataset<Row> costs, Dataset<Row> before, LocalDate knownAt) {
    Dataset<Row> now = sums(costs, "restatement", knownAt);
    Dataset<Row> less =
        before
            .withColumn("call_count", expr("-call_count"))
            .withColumn("amount_usd", expr("-amount_usd"));
    Dataset<Row> both = now.select(columns()).unionByName(less.select(columns()));
    return entries(both, "restatement", knownAt).where("amount_usd <> 0 or call_count <> 0");
  }

  private Dataset<Row> entries(Dataset<Row> rows, String entry, LocalDate knownAt) {
    Column[] slice =
        Arrays.stream(SLICE.split(", ")).map(name -> expr(name)).toArray(Column[]::new);
    return rows.groupBy(slice)
        .agg(
            expr("sum(call_count) as call_count"),
            expr("cast(sum(amount_usd) as decimal(28,9)) as amount_usd"))
        .withColumn("month", lit(month.toString()))
        .withColumn("entry", lit(entry))
        .withColumn("recorded_at", lit(Timestamp.from(clock.instant())))
        .withColumn("known_at", lit(java.sql.Date.valueOf(knownAt)));
  }

  private static Column[] columns() {
    return Arrays.stream((SLICE + ", call_count, amount_usd").split(", "))
        .map(name -> expr(name))
        .toArray(Column[]::new);
  }
}
