package dev.lakeglass.drift;

import static org.apache.spark.sql.functions.sum;

import dev.lakeglass.job.Window;
import dev.lakeglass.ledger.DaySpend;
import dev.lakeglass.table.Lakehouse;
import java.util.List;

/** What {@code cost_daily} says was spent, by the dimensions of budgets. */
final class SpendRows {
  private SpendRows() {}

  static List<DaySpend> read(Lakehouse lakehouse, Window window) {
    return lakehouse
        .read("cost_daily", window)
        .where("total_cost_usd is not null")
        .groupBy("event_date", "application", "route", "tenant_id")
        .agg(sum("total_cost_usd").as("usd"))
        .collectAsList()
        .stream()
        .map(
            row ->
                new DaySpend(
                    row.<java.sql.Date>getAs("event_date").toLocalDate(),
                    row.getAs("application"),
                    row.getAs("route"),
                    row.getAs("tenant_id"),
                    row.getAs("usd")))
        .toList();
  }
}
