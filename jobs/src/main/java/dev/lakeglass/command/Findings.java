package dev.lakeglass.command;

import dev.lakeglass.job.Window;
import dev.lakeglass.table.Lakehouse;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.spark.sql.Row;

/** The alerts of a day, as the command line shows them. */
final class Findings {
  private final List<Row> alerts;

  private Findings(List<Row> alerts) {
    this.alerts = alerts;
  }

  static Findings of(Lakehouse lakehouse, LocalDate date) {
    return new Findings(
        lakehouse
            .read("alerts", Window.day(date))
            .selectExpr("severity", "cast(since_date as string) as since", "title", "cause")
            .orderBy("severity", "since", "title")
            .collectAsList());
  }

  long count() {
    return alerts.size();
  }

  long alertCount() {
    return alerts.stream().filter(alert -> alert.getString(0).equals("alert")).count();
  }

  void print(OutputOptions output, Console console) {
    List<List<Object>> rows = new ArrayList<>();
    for (Row alert : alerts) {
      rows.add(Arrays.asList(alert.get(0), alert.get(1), alert.get(2), alert.get(3)));
    }
    output.rows(List.of("severity", "since", "finding", "what else changed"), rows, console);
    if (alerts.isEmpty()) {
      console.progress("No finding: nothing moved beyond its threshold.");
    }
  }
}
