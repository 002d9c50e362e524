package dev.lakeglass.mart;

import static org.apache.spark.sql.functions.col;

import dev.lakeglass.job.StageResult;
import dev.lakeglass.job.Window;
import dev.lakeglass.pipeline.Stage;
import dev.lakeglass.table.Lakehouse;
import dev.lakeglass.table.SqlFile;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * Runs every file of {@code sql/marts} for the days of the window, and again for the earlier days
 * the window's feedback speaks of.
 */
public final class MartStage implements Stage {

  /** Days after a request in which feedback still counts for it; request_outcomes says the same. */
  private static final int FEEDBACK_DAYS = 14;

  /** Marts in the order they read each other; those of one step do not. */
  private static final List<List<String>> STEPS =
      List.of(
          List.of("request_outcomes", "prompt_templates_daily", "dimension_mix_daily"),
          List.of(
              "prompt_versions",
              "quality_daily",
              "retrieval_daily",
              "document_health_daily",
              "cost_daily",
              "signal_coverage_daily",
              "feedback_daily",
              "redaction_daily",
              "check_trust_daily"));

  @Override
  public String name() {
    return "marts";
  }

  @Override
  public List<String> writes() {
    return STEPS.stream().flatMap(List::stream).toList();
  }

  @Override
  public boolean looksBack() {
    return true;
  }

  @Override
  public StageResult run(Lakehouse lakehouse, Window window) {
    TreeSet<LocalDate> days = new TreeSet<>(window.days());
    days.addAll(earlierDaysSpokenOf(lakehouse, window));
    Window covered = new Window(days.first(), days.last().plusDays(1));
    Map<String, Long> written = new TreeMap<>();
    for (List<String> step : STEPS) {
      Map<String, Dataset<Row>> rows = new LinkedHashMap<>();
      step.forEach(mart -> rows.put(mart, evaluate(lakehouse, mart, covered, days)));
      written.putAll(lakehouse.replaceAllDays(days, rows));
    }
    return StageResult.of(written);
  }

  private static Dataset<Row> evaluate(
      Lakehouse lakehouse, String mart, Window covered, TreeSet<LocalDate> days) {
    return lakehouse
        .sql(SqlFile.read("marts/" + mart + ".sql"), covered)
        .where(col("event_date").isin(days.toArray()));
  }

  private static List<LocalDate> earlierDaysSpokenOf(Lakehouse lakehouse, Window window) {
    Window earlier = new Window(window.from().minusDays(FEEDBACK_DAYS), window.from());
    Dataset<Row> labelled = lakehouse.read("labels", window).select("trace_id").distinct();
    return lakehouse
        .read("requests", earlier)
        .select("event_date", "trace_id")
        .join(labelled, "trace_id")
        .select("event_date")
        .distinct()
        .collectAsList()
        .stream()
        .map(row -> row.getDate(0).toLocalDate())
        .toList();
  }
}
