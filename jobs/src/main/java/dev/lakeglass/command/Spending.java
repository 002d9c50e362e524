package dev.lakeglass.command;

import static org.apache.spark.sql.functions.expr;

import dev.lakeglass.job.Window;
import dev.lakeglass.ledger.Spend;
import dev.lakeglass.table.Lakehouse;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** What {@code cost_daily} says of a range of days. */
final class Spending {
  private Spending() {}

  /** Priced calls by route, tenant and model. */
  static List<Spend> cells(Lakehouse lakehouse, Window window, String where) {
    return lakehouse
        .read("cost_daily", window)
        .where(where)
        .where("total_cost_usd is not null")
        .groupBy("route", "tenant_id", "provider_name", "model_name")
        .agg(
            expr("sum(call_count - unpriced_call_count) as calls"),
            expr("sum(retry_call_count - unpriced_retry_call_count) as retries"),
            expr("sum(input_tokens - unpriced_input_tokens) as input"),
            expr("sum(cached_input_tokens - unpriced_cached_input_tokens) as cached"),
            expr("sum(cache_write_tokens - unpriced_cache_write_tokens) as written"),
            expr("sum(output_tokens - unpriced_output_tokens) as output"),
            expr("sum(input_cost_usd) as input_usd"),
            expr("sum(cached_input_cost_usd) as cached_usd"),
            expr("sum(cache_write_cost_usd) as written_usd"),
            expr("sum(output_cost_usd) as output_usd"),
            expr("sum(request_cost_usd) as request_usd"))
        .collectAsList()
        .stream()
        .map(Spending::spend)
        .toList();
  }

  private static Spend spend(Row row) {
    return new Spend(
        row.getAs("route"),
        row.getAs("tenant_id"),
        row.getAs("provider_name") + "/" + row.getAs("model_name"),
        row.<Long>getAs("calls"),
        row.<Long>getAs("retries"),
        row.<Long>getAs("input"),
        row.<Long>getAs("cached"),
        row.<Long>getAs("written"),
        row.<Long>getAs("output"),
        row.getAs("input_usd"),
        row.getAs("cached_usd"),
        row.getAs("written_usd"),
        row.getAs("output_usd"),
        row.getAs("request_usd"));
  }

  /** Cost per day of every value of a dimension; "all" has one value, all. */
  static Map<String, Map<LocalDate, BigDecimal>> byDay(
      Lakehouse lakehouse, Window window, String dimension) {
    Dataset<Row> days = lakehouse.read("cost_daily", window);
    Map<String, Map<LocalDate, BigDecimal>> spend = new TreeMap<>();
    days.selectExpr(
            "event_date",
            (dimension.equals("all") ? "'all'" : dimension) + " as slice_value",
            "total_cost_usd")
        .groupBy("slice_value", "event_date")
        .sum("total_cost_usd")
        .collectAsList()
        .forEach(
            row -> {
              BigDecimal usd = row.isNullAt(2) ? BigDecimal.ZERO : row.getDecimal(2);
              spend
                  .computeIfAbsent(row.getString(0), value -> new TreeMap<>())
                  .put(row.getDate(1).toLocalDate(), usd);
            });
    return spend;
  }
}
