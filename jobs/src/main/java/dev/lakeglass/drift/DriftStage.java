package dev.lakeglass.drift;

import static org.apache.spark.sql.functions.col;

import dev.lakeglass.drift.SilentEdits.Edit;
import dev.lakeglass.job.StageResult;
import dev.lakeglass.job.Window;
import dev.lakeglass.ledger.Budget;
import dev.lakeglass.ledger.BudgetStanding;
import dev.lakeglass.ledger.DaySpend;
import dev.lakeglass.pipeline.Stage;
import dev.lakeglass.sketch.MetricKind;
import dev.lakeglass.sketch.MetricState;
import dev.lakeglass.sketch.StateRow;
import dev.lakeglass.table.Lakehouse;
import java.sql.Date;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * metric_sketches_daily, dimension_mix_daily, redaction_daily, prompt_versions and, where there are
 * budgets, cost_daily → drift_metrics and alerts: each day against the days before, and the month
 * against its budgets.
 */
public final class DriftStage implements Stage {
  private static final String METRICS = "drift_metrics";
  private static final String ALERTS = "alerts";

  private final DriftSettings settings;
  private final List<Threshold> thresholds;
  private final BudgetAlerts budgets;

  public DriftStage(DriftSettings settings, List<Threshold> thresholds, List<Budget> budgets) {
    this.settings = settings;
    this.thresholds = List.copyOf(thresholds);
    this.budgets = new BudgetAlerts(budgets);
  }

  @Override
  public String name() {
    return "drift";
  }

  @Override
  public List<String> writes() {
    return List.of(METRICS, ALERTS);
  }

  @Override
  public boolean looksBack() {
    return true;
  }

  @Override
  public StageResult run(Lakehouse lakehouse, Window window) {
    Window seen = window.widened(settings.lookbackDays(), 0);
    Map<MetricSlice, Map<LocalDate, MetricState>> states = states(lakehouse, seen);
    Map<Slice, Map<LocalDate, DimensionMix>> mixes = mixes(lakehouse, seen);
    List<EarlierAlert> alerts = earlierAlerts(lakehouse, window);
    List<RedactedType> types = redactedTypes(lakehouse, seen);
    DriftEngine engine = new DriftEngine(settings, thresholds);
    FirstSeenTypes firstSeen = new FirstSeenTypes(settings, thresholds);
    List<PromptText> texts = PromptTextRows.of(lakehouse, seen);
    SilentEdits silentEdits = new SilentEdits(settings, thresholds);
    List<DriftDay> days = new ArrayList<>();
    List<Alert> newTypes = new ArrayList<>();
    List<Edit> edits = new ArrayList<>();
    for (LocalDate day : window.days()) {
      DriftInput input = new DriftInput(day, states, mixes, alerts);
      DriftDay judged = engine.judge(input);
      judged.alerts().forEach(alert -> alerts.add(EarlierAlert.of(alert)));
      days.add(judged);
      newTypes.addAll(firstSeen.alerts(input, types));
      edits.addAll(silentEdits.edits(input, texts));
    }
    List<Alert> overBudget = overBudget(lakehouse, window);
    return StageResult.of(
        lakehouse.replaceAll(window, rows(lakehouse, window, days, newTypes, edits, overBudget)));
  }

  private List<Alert> overBudget(Lakehouse lakehouse, Window window) {
    if (!budgets.areNeeded(window.days())) {
      return List.of();
    }
    List<DaySpend> spend = SpendRows.read(lakehouse, window.widened(BudgetStanding.DAYS_BEFORE, 0));
    return window.days().stream().flatMap(day -> budgets.alerts(day, spend).stream()).toList();
  }

  private static Map<String, Dataset<Row>> rows(
      Lakehouse lakehouse,
      Window window,
      List<DriftDay> days,
      List<Alert> newTypes,
      List<Edit> edits,
      List<Alert> overBudget) {
    List<Row> metrics = new ArrayList<>();
    List<Alert> alerts = new ArrayList<>();
    for (DriftDay day : days) {
      day.results().forEach(result -> metrics.add(DriftRows.of(result)));
      alerts.addAll(day.alerts());
    }
    List<List<String>> examples = new ArrayList<>(AlertExamples.of(lakehouse, window, alerts));
    alerts.addAll(newTypes);
    examples.addAll(FirstSeenRows.of(lakehouse, window, newTypes));
    edits.forEach(edit -> alerts.add(edit.alert()));
    examples.addAll(PromptTextRows.examples(lakehouse, edits));
    alerts.addAll(overBudget);
    overBudget.forEach(alert -> examples.add(List.of()));
    List<Row> alertRows = new ArrayList<>();
    for (int i = 0; i < alerts.size(); i++) {
      alertRows.add(DriftRows.of(alerts.get(i), examples.get(i)));
    }
    Map<String, Dataset<Row>> rows = new LinkedHashMap<>();
    rows.put(METRICS, lakehouse.rows(METRICS, metrics));
    rows.put(ALERTS, lakehouse.rows(ALERTS, alertRows));
    return rows;
  }

  private static Map<MetricSlice, Map<LocalDate, MetricState>> states(
      Lakehouse lakehouse, Window seen) {
    Map<MetricSlice, Map<LocalDate, MetricState>> states = new TreeMap<>();
    for (Row row :
        lakehouse
            .read("metric_sketches_daily", seen)
            .select(
                col("event_date"),
                col("metric_name"),
                col("metric_kind"),
                col("slice_key"),
                col("slice_value"),
                StateRow.column().as("state"))
            .collectAsList()) {
      MetricSlice slice =
          new MetricSlice(
              row.getAs("metric_name"),
              new Slice(row.getAs("slice_key"), row.getAs("slice_value")));
      states
          .computeIfAbsent(slice, key -> new HashMap<>())
          .put(
              row.<Date>getAs("event_date").toLocalDate(),
              StateRow.state(MetricKind.of(row.getAs("metric_kind")), row.getAs("state")));
    }
    return states;
  }

  private static Map<Slice, Map<LocalDate, DimensionMix>> mixes(Lakehouse lakehouse, Window seen) {
    Map<Slice, Map<LocalDate, Map<String, Map<String, Long>>>> counts = new HashMap<>();
    for (Row row : lakehouse.read("dimension_mix_daily", seen).collectAsList()) {
      counts
          .computeIfAbsent(
              new Slice(row.getAs("slice_key"), row.getAs("slice_value")), key -> new HashMap<>())
          .computeIfAbsent(row.<Date>getAs("event_date").toLocalDate(), key -> new HashMap<>())
          .computeIfAbsent(row.getAs("dimension"), key -> new HashMap<>())
          .put(row.getAs("value"), row.<Long>getAs("request_count"));
    }
    Map<Slice, Map<LocalDate, DimensionMix>> mixes = new HashMap<>();
    counts.forEach(
        (slice, days) -> {
          Map<LocalDate, DimensionMix> byDay = new HashMap<>();
          days.forEach((day, dimensions) -> byDay.put(day, DimensionMix.of(dimensions)));
          mixes.put(slice, byDay);
        });
    return mixes;
  }

  private static List<RedactedType> redactedTypes(Lakehouse lakehouse, Window seen) {
    return lakehouse.read("redaction_daily", seen).collectAsList().stream()
        .map(
            row ->
                new RedactedType(
                    row.<Date>getAs("event_date").toLocalDate(),
                    row.getAs("application"),
                    row.getAs("route"),
                    row.getAs("redaction_type"),
                    row.getAs("value_count"),
                    row.getAs("request_count"),
                    row.getAs("label_count"),
                    row.getList(row.fieldIndex("releases"))))
        .toList();
  }

  /** Alerts of the days before the window; those of the window are judged again. */
  private List<EarlierAlert> earlierAlerts(Lakehouse lakehouse, Window window) {
    Window before = new Window(window.from().minusDays(settings.lookbackDays()), window.from());
    List<EarlierAlert> alerts = new ArrayList<>();
    for (Row row : lakehouse.read(ALERTS, before).collectAsList()) {
      alerts.add(
          EarlierAlert.of(
              row.<Date>getAs("event_date").toLocalDate(),
              row.getAs("alert_id"),
              row.getAs("metric_name"),
              new Slice(row.getAs("slice_key"), row.getAs("slice_value")),
              row.<Date>getAs("since_date").toLocalDate(),
              row.getList(row.fieldIndex("also_seen_in"))));
    }
    return alerts;
  }
}
