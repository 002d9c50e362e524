package dev.lakeglass.report;

import dev.lakeglass.report.data.DriftCount;
import dev.lakeglass.report.data.DriftRow;
import dev.lakeglass.report.data.ReportData;
import java.util.List;

/** Every comparison with the baseline, those that moved first. */
final class DriftReport implements Report {
  record Verdict(String title, String count, String tone, String meaning) {}

  record View(
      Shell shell,
      String day,
      String baseline,
      List<Verdict> verdicts,
      List<Chart> charts,
      TableView table) {}

  @Override
  public String name() {
    return "drift";
  }

  @Override
  public List<Page> render(ReportData data) {
    DataTable<DriftRow> table = table(data);
    View view =
        new View(
            Shell.ofDay("Drift " + data.date() + " · Lakeglass", name(), data.date()),
            Format.longDay(data.date()),
            "Baseline: " + new History(data).baselineText(),
            data.driftCounts().stream().map(DriftReport::verdict).toList(),
            Finding.of(data).stream()
                .map(Finding::chart)
                .filter(chart -> !chart.isEmpty())
                .toList(),
            table.view());
    return List.of(Templates.page("drift.html", "drift.jte", view), table.csv());
  }

  private static Verdict verdict(DriftCount count) {
    String meaning =
        switch (count.verdict()) {
          case "drift" -> "beyond the threshold, and not by chance";
          case "stable" -> "within the threshold, or within chance";
          case "not_enough_data" -> "too few values on one side to say anything";
          case "new" -> "not there in the baseline";
          default -> "";
        };
    return new Verdict(
        words(count.verdict()), Format.count(count.count()), tone(count.verdict()), meaning);
  }

  private static String words(String verdict) {
    return verdict.replace('_', ' ');
  }

  private static String tone(String verdict) {
    return switch (verdict) {
      case "drift" -> "alert";
      case "stable" -> "good";
      case "new" -> "new";
      default -> "quiet";
    };
  }

  private static DataTable<DriftRow> table(ReportData data) {
    long all = data.driftCounts().stream().mapToLong(DriftCount::count).sum();
    String note =
        all > data.drift().size()
            ? Format.count(data.drift().size())
                + " of "
                + Format.count(all)
                + " comparisons, those that moved first; all of them are in the table drift_metrics."
            : "";
    return new DataTable<>("drift", "Comparisons with the baseline", data.drift())
        .text("Verdict", row -> Cell.badge(words(row.verdict()), tone(row.verdict())))
        .text(
            "Metric",
            row ->
                Cell.text(Metric.of(row.columnName()).title()).detailed(statistic(row.statistic())))
        .text("Slice", row -> Cell.text(Metric.slice(row.sliceKey(), row.sliceValue())))
        .number(
            "Baseline",
            "mean or share",
            row -> sampled(row, row.baselineValue(), row.baselineCount()))
        .number("Day", "mean or share", row -> sampled(row, row.currentValue(), row.currentCount()))
        .number("Value", "of the statistic, with its 95 % interval", DriftReport::value)
        .text("", row -> Cell.graph(graph(row)))
        .number(
            "Threshold",
            "least effect that counts",
            row ->
                row.threshold() == null
                    ? Cell.missing()
                    : Cell.number(Format.number(row.threshold()), row.threshold().toString()))
        .number(
            "q",
            "p-value after Benjamini-Hochberg",
            row ->
                row.qValue() == null
                    ? Cell.missing()
                    : Cell.number(Format.pValue(row.qValue()), row.qValue().toString()))
        .text("Cause", row -> Cell.text(row.cause()))
        .export("event_date", DriftRow::eventDate)
        .export("baseline_start", DriftRow::baselineStart)
        .export("baseline_end", DriftRow::baselineEnd)
        .export("slice_key", DriftRow::sliceKey)
        .export("slice_value", DriftRow::sliceValue)
        .export("column_name", DriftRow::columnName)
        .export("statistic", DriftRow::statistic)
        .export("value", DriftRow::value)
        .export("value_lower", DriftRow::valueLower)
        .export("value_upper", DriftRow::valueUpper)
        .export("baseline_value", DriftRow::baselineValue)
        .export("current_value", DriftRow::currentValue)
        .export("threshold", DriftRow::threshold)
        .export("p_value", DriftRow::pValue)
        .export("q_value", DriftRow::qValue)
        .export("baseline_count", DriftRow::baselineCount)
        .export("current_count", DriftRow::currentCount)
        .export("verdict", DriftRow::verdict)
        .export("cause", DriftRow::cause)
        .whenEmpty("Nothing was compared on this day: there is no baseline yet.")
        .note(note);
  }

  private static String statistic(String name) {
    return switch (name) {
      case "mean_ratio" -> "ratio of means";
      case "two_proportion" -> "difference of shares";
      case "ks" -> "Kolmogorov-Smirnov D";
      case "psi" -> "PSI";
      case "js_distance" -> "Jensen-Shannon distance";
      default -> name.replace('_', ' ');
    };
  }

  private static Cell sampled(DriftRow row, Double value, long count) {
    return Cell.metric(Metric.of(row.columnName()), value).detailed("n " + Format.count(count));
  }

  private static Cell value(DriftRow row) {
    if (row.value() == null) {
      return Cell.missing().detailed(words(row.verdict()));
    }
    return Cell.number(effect(row, row.value()), row.value().toString())
        .detailed(Cell.interval(effect(row, row.valueLower()), effect(row, row.valueUpper())));
  }

  private static String effect(DriftRow row, Double value) {
    if (value == null) {
      return Format.NONE;
    }
    return switch (row.statistic()) {
      case "mean_ratio" -> "× " + Format.number(value);
      case "two_proportion" -> Format.points(value);
      default -> Format.number(value);
    };
  }

  private static Graph graph(DriftRow row) {
    if (row.value() == null || row.valueLower() == null || row.valueUpper() == null) {
      return Graph.NONE;
    }
    double none = row.statistic().equals("mean_ratio") ? 1 : 0;
    double reach = Math.max(Math.abs(row.valueUpper() - none), Math.abs(row.valueLower() - none));
    return Graph.interval(
        "Value with its interval; the mark is no change",
        none - reach,
        none + reach,
        row.value(),
        row.valueLower(),
        row.valueUpper(),
        none);
  }
}
