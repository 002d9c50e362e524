package dev.lakeglass.report;

import dev.lakeglass.report.data.DriftCount;
import dev.lakeglass.report.data.RejectedRow;
import dev.lakeglass.report.data.ReportData;
import java.util.ArrayList;
import java.util.List;

/** The first page of a day: what changed, how bad it is, and why. */
final class OverviewReport implements Report {
  record View(
      Shell shell,
      String day,
      String verdict,
      String baseline,
      List<Tile> tiles,
      List<Finding> findings,
      List<String> shared,
      TableView changes,
      List<String> facts) {}

  @Override
  public String name() {
    return "overview";
  }

  @Override
  public List<Page> render(ReportData data) {
    DataTable<Change> changes = Change.table(data);
    View view =
        new View(
            Shell.ofDay(data.date() + " · Lakeglass", name(), data.date()),
            Format.longDay(data.date()),
            verdict(data),
            "Baseline: " + new History(data).baselineText(),
            new Headline(data).tiles(),
            Finding.of(data),
            TrustTables.sentences(data),
            changes.view(),
            facts(data));
    return List.of(
        Templates.page("index.html", "overview.jte", view), changes.csv(), findings(data));
  }

  static String verdict(ReportData data) {
    long alerts = data.alerts().stream().filter(alert -> alert.isAlert()).count();
    long warnings = data.alerts().size() - alerts;
    long fresh = data.alerts().stream().filter(a -> a.sinceDate().equals(data.date())).count();
    if (data.alerts().isEmpty()) {
      return data.outcomes().stream().anyMatch(row -> row.eventDate().equals(data.date()))
          ? "Nothing moved beyond its threshold"
          : "No data for this day";
    }
    List<String> parts = new ArrayList<>();
    if (alerts > 0) {
      parts.add(Format.plural(alerts, "alert", "alerts"));
    }
    if (warnings > 0) {
      parts.add(Format.plural(warnings, "warning", "warnings"));
    }
    return String.join(" and ", parts) + (fresh == 0 ? ", none new" : ", " + fresh + " new");
  }

  private static List<String> facts(ReportData data) {
    List<String> facts = new ArrayList<>();
    long tests = data.driftCounts().stream().mapToLong(DriftCount::count).sum();
    facts.add(
        Format.plural(tests, "comparison", "comparisons")
            + " of metrics and slices with the baseline"
            + data.driftCounts().stream()
                .map(c -> Format.count(c.count()) + " " + c.verdict().replace('_', ' '))
                .reduce((a, b) -> a + ", " + b)
                .map(text -> ": " + text)
                .orElse(""));
    long rejected = data.rejected().stream().mapToLong(RejectedRow::rejectedCount).sum();
    facts.add(
        Format.plural(rejected, "record", "records")
            + " that arrived on the day could not be read");
    facts.add(
        "Lakeglass "
            + data.provenance().lakeglassVersion()
            + ", configuration "
            + Format.shorten(data.provenance().configurationHash(), 13));
    return List.copyOf(facts);
  }

  private static Page findings(ReportData data) {
    return new DataTable<>(
            "findings", "Findings", Finding.of(data).stream().map(Finding::alert).toList())
        .export("event_date", alert -> alert.eventDate())
        .export("alert_id", alert -> alert.alertId())
        .export("severity", alert -> alert.severity())
        .export("title", alert -> alert.title())
        .export("metric_name", alert -> alert.metricName())
        .export("slice_key", alert -> alert.sliceKey())
        .export("slice_value", alert -> alert.sliceValue())
        .export("baseline_value", alert -> alert.baselineValue())
        .export("current_value", alert -> alert.currentValue())
        .export("effect", alert -> alert.effect())
        .export("effect_lower", alert -> alert.effectLower())
        .export("effect_upper", alert -> alert.effectUpper())
        .export("effect_unit", alert -> alert.effectUnit())
        .export("p_value", alert -> alert.pValue())
        .export("q_value", alert -> alert.qValue())
        .export("baseline_count", alert -> alert.baselineCount())
        .export("current_count", alert -> alert.currentCount())
        .export("since_date", alert -> alert.sinceDate())
        .export("cause", alert -> alert.cause())
        .export("also_seen_in", alert -> alert.alsoSeenIn())
        .export("example_trace_ids", alert -> alert.exampleTraceIds())
        .csv();
  }
}
