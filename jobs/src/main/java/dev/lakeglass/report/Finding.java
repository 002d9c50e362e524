package dev.lakeglass.report;

import dev.lakeglass.report.data.AlertRow;
import dev.lakeglass.report.data.DriftRow;
import dev.lakeglass.report.data.ExampleTrace;
import dev.lakeglass.report.data.ReportData;
import dev.lakeglass.report.data.RequestRow;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** An alert as a reader sees it. */
record Finding(
    AlertRow alert,
    String anchor,
    String tone,
    String severity,
    String metric,
    String slice,
    String effect,
    String interval,
    Graph graph,
    String baseline,
    String current,
    String counts,
    String test,
    String since,
    boolean isNew,
    List<String> alsoSeenIn,
    List<Example> examples,
    Chart chart,
    String query) {

  /** A request behind an alert; {@code href} is empty if the report holds no page of it. */
  record Example(String traceId, String href, String preview, List<String> facts) {}

  private static final Comparator<AlertRow> ORDER =
      Comparator.comparing(AlertRow::isAlert)
          .thenComparing(AlertRow::sinceDate)
          .reversed()
          .thenComparing(AlertRow::title)
          .thenComparing(AlertRow::alertId);

  /** Alerts before warnings, newer ones first. */
  static List<Finding> of(ReportData data) {
    return data.alerts().stream().sorted(ORDER).map(alert -> of(alert, data)).toList();
  }

  private static Finding of(AlertRow alert, ReportData data) {
    Metric metric = metric(alert);
    return new Finding(
        alert,
        Links.finding(alert.alertId()),
        alert.isAlert() ? "alert" : "warn",
        alert.isAlert() ? "Alert" : "Warning",
        metric.title(),
        Metric.slice(alert.sliceKey(), alert.sliceValue()),
        effect(alert, alert.effect()),
        Cell.interval(effect(alert, alert.effectLower()), effect(alert, alert.effectUpper())),
        graph(alert),
        metric.format(alert.baselineValue()),
        metric.format(alert.currentValue()),
        samples(alert),
        test(alert),
        since(alert),
        alert.sinceDate().equals(alert.eventDate()),
        alert.alsoSeenIn().stream().map(Finding::seen).toList(),
        alert.exampleTraceIds().stream().map(id -> example(id, data)).toList(),
        chart(alert, metric, data),
        Queries.requestsOf(alert));
  }

  private static String samples(AlertRow alert) {
    if (alert.metricName().equals(Metric.MONTH_COST)) {
      return Format.count(alert.currentCount()) + " days of the month counted";
    }
    return "n "
        + Format.count(alert.baselineCount())
        + " before, "
        + Format.count(alert.currentCount())
        + " on the day";
  }

  /** Of a category, such as a finish reason, an alert compares the share. */
  private static Metric metric(AlertRow alert) {
    Metric metric = Metric.of(alert.metricName());
    return alert.effectUnit().equals("percentage_points") ? metric.in(Metric.Unit.SHARE) : metric;
  }

  private static String effect(AlertRow alert, Double value) {
    if (alert.effectUnit().equals("ratio")) {
      return Format.change(value);
    }
    return Format.points(value == null ? null : Double.valueOf(value / 100));
  }

  private static Graph graph(AlertRow alert) {
    if (alert.effect() == null || alert.effectLower() == null || alert.effectUpper() == null) {
      return Graph.NONE;
    }
    double low = Math.min(0, alert.effectLower());
    double high = Math.max(0, alert.effectUpper());
    return Graph.interval(
        "Effect with its 95 % interval; the mark is no change",
        low, high, alert.effect(), alert.effectLower(), alert.effectUpper(), 0.0);
  }

  private static String test(AlertRow alert) {
    if (alert.qValue() == null && alert.pValue() == null) {
      return "";
    }
    return alert.qValue() == null
        ? "p " + Format.pValue(alert.pValue())
        : "q " + Format.pValue(alert.qValue());
  }

  private static String since(AlertRow alert) {
    long days = ChronoUnit.DAYS.between(alert.sinceDate(), alert.eventDate()) + 1;
    return days == 1
        ? "New on " + Format.shortDay(alert.sinceDate())
        : "Since " + Format.shortDay(alert.sinceDate()) + ", day " + days;
  }

  private static String seen(String slice) {
    int equals = slice.indexOf('=');
    return equals < 0
        ? slice
        : Metric.slice(slice.substring(0, equals), slice.substring(equals + 1));
  }

  private static Example example(String traceId, ReportData data) {
    Optional<RequestRow> request =
        data.traces().stream()
            .map(ExampleTrace::request)
            .filter(row -> row.traceId().equals(traceId))
            .findFirst();
    return request
        .map(row -> new Example(traceId, Links.trace(traceId), preview(row), facts(row)))
        .orElse(new Example(traceId, "", "", List.of()));
  }

  private static String preview(RequestRow request) {
    return request.userInputPreview() == null
        ? "(content not sent)"
        : Format.shorten(request.userInputPreview().strip(), 140);
  }

  private static List<String> facts(RequestRow request) {
    return List.of(
        Format.duration(request.durationMs()),
        request.totalCostUsd() == null ? "unpriced" : Format.usd(request.totalCostUsd()),
        request.outputTokens() == null
            ? "tokens not reported"
            : Format.count(request.outputTokens()) + " output tokens");
  }

  private static Chart chart(AlertRow alert, Metric metric, ReportData data) {
    List<LocalDate> days = new History(data).days();
    List<DriftRow> rows = days.stream().map(day -> history(alert, day, data)).toList();
    Chart.Series series =
        new Chart.Series(
            metric.title(),
            rows.stream().map(row -> row == null ? null : row.currentValue()).toList(),
            List.of(),
            List.of(),
            rows.stream().map(row -> row == null ? null : row.currentCount()).toList());
    return Chart.lines(
            "chart-" + Links.finding(alert.alertId()),
            metric.title() + ", " + Metric.slice(alert.sliceKey(), alert.sliceValue()),
            metric.unit(),
            days,
            List.of(series))
        .changed(alert.baselineValue(), alert.sinceDate());
  }

  private static DriftRow history(AlertRow alert, LocalDate day, ReportData data) {
    return data.driftHistory().stream()
        .filter(row -> row.eventDate().equals(day) && isAbout(alert, row))
        .findFirst()
        .orElse(null);
  }

  private static boolean isAbout(AlertRow alert, DriftRow row) {
    return row.currentValue() != null
        && row.columnName().equals(alert.metricName())
        && row.sliceKey().equals(alert.sliceKey())
        && row.sliceValue().equals(alert.sliceValue());
  }
}
