package dev.lakeglass.command;

import static org.apache.spark.sql.functions.col;

import dev.lakeglass.cost.CallPricer;
import dev.lakeglass.cost.RepricedRows;
import dev.lakeglass.cost.RepricedRows.Pretence;
import dev.lakeglass.job.Window;
import dev.lakeglass.table.Lakehouse;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** The ledger of a range of days at prices as known at some time. */
final class Repricing {
  private final Lakehouse lakehouse;
  private final CallPricer pricer;

  Repricing(Lakehouse lakehouse, CallPricer pricer) {
    this.lakehouse = lakehouse;
    this.pricer = pricer;
  }

  /** By today's knowledge. */
  Dataset<Row> corrected(Window window, Pretence pretence) {
    return RepricedRows.of(lakehouse.read("model_call_costs", window), pricer, pretence);
  }

  Dataset<Row> knownAt(Window window, LocalDate day) {
    return RepricedRows.of(
        lakehouse.read("model_call_costs", window), pricer.asKnownAt(day), Pretence.NONE);
  }

  /** Every day by what was known on the day on which it was first priced. */
  Dataset<Row> reported(Window window) {
    Map<LocalDate, LocalDate> firstRuns = firstRuns(window);
    Map<LocalDate, List<LocalDate>> daysByKnowledge = new TreeMap<>();
    for (LocalDate day : window.days()) {
      LocalDate known = firstRuns.getOrDefault(day, LocalDate.MAX);
      daysByKnowledge.computeIfAbsent(known, k -> new java.util.ArrayList<>()).add(day);
    }
    Dataset<Row> costs = lakehouse.read("model_call_costs", window);
    return daysByKnowledge.entrySet().stream()
        .map(
            entry ->
                RepricedRows.of(
                    costs.where(col("event_date").isin(entry.getValue().toArray())),
                    pricer.asKnownAt(entry.getKey()),
                    Pretence.NONE))
        .reduce(Dataset::union)
        .orElseThrow();
  }

  private Map<LocalDate, LocalDate> firstRuns(Window window) {
    Map<LocalDate, LocalDate> first = new TreeMap<>();
    lakehouse
        .read("runs")
        .where("stage = 'cost'")
        .selectExpr("window_start", "window_end", "to_date(started_at) as ran_on")
        .collectAsList()
        .forEach(
            row ->
                row.getDate(0)
                    .toLocalDate()
                    .datesUntil(row.getDate(1).toLocalDate())
                    .filter(window::contains)
                    .forEach(
                        day ->
                            first.merge(
                                day,
                                row.getDate(2).toLocalDate(),
                                (a, b) -> a.isBefore(b) ? a : b)));
    return first;
  }
}
