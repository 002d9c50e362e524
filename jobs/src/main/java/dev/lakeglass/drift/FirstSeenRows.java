package dev.lakeglass.drift;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.desc;
import static org.apache.spark.sql.functions.lit;

import dev.lakeglass.job.Window;
import dev.lakeglass.table.Lakehouse;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Row;

/** The requests in which a type was replaced for the first time, those with most values first. */
final class FirstSeenRows {
  private static final int EXAMPLES = 5;
  private static final int MOST_ROWS = 10_000;

  private FirstSeenRows() {}

  /** Trace ids for each alert, in the order of the alerts. */
  static List<List<String>> of(Lakehouse lakehouse, Window window, List<Alert> alerts) {
    Map<String, List<String>> found = alerts.isEmpty() ? Map.of() : find(lakehouse, window, alerts);
    return alerts.stream().map(alert -> found.getOrDefault(alert.id(), List.of())).toList();
  }

  private static Map<String, List<String>> find(
      Lakehouse lakehouse, Window window, List<Alert> alerts) {
    Column isWanted =
        alerts.stream().map(FirstSeenRows::isOf).reduce(Column::or).orElse(lit(false));
    Map<String, List<String>> found = new HashMap<>();
    for (Row row :
        lakehouse
            .read("requests", window)
            .selectExpr(
                "event_date",
                "trace_id",
                "application || '@' || route as place",
                "explode(redaction_counts) as (type, count)")
            .where(isWanted)
            .orderBy(desc("count"), col("trace_id"))
            .limit(MOST_ROWS)
            .collectAsList()) {
      alerts.stream()
          .filter(alert -> alert.day().equals(row.getDate(0).toLocalDate()))
          .filter(alert -> alert.subject().slice().value().equals(row.getString(2)))
          .filter(alert -> type(alert).equals(row.getString(3)))
          .map(alert -> found.computeIfAbsent(alert.id(), id -> new ArrayList<>()))
          .filter(examples -> examples.size() < EXAMPLES)
          .forEach(examples -> examples.add(row.getString(1)));
    }
    return found;
  }

  private static Column isOf(Alert alert) {
    return col("event_date")
        .equalTo(alert.day())
        .and(col("place").equalTo(alert.subject().slice().value()))
        .and(col("type").equalTo(type(alert)));
  }

  private static String type(Alert alert) {
    return alert.subject().metric().substring(FirstSeenTypes.METRIC_PREFIX.length());
  }
}
