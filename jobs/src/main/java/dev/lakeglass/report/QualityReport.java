package dev.lakeglass.report;

import dev.lakeglass.report.data.QualityRow;
import dev.lakeglass.report.data.ReportData;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Where answers are bad, by which check, and what people said. */
final class QualityReport implements Report {
  private static final List<String> SLICES =
      List.of("route", "prompt_version", "model_name", "tenant_id", "release", "application");
  private static final int CHECKS_IN_CHART = 6;

  /** Tables of one dimension; one without rows is left out. */
  record Slice(String title, List<TableView> tables) {}

  record View(
      Shell shell,
      String day,
      String baseline,
      Chart bad,
      Chart checks,
      TableView indicators,
      TableView routes,
      TableView failureSlices,
      List<Slice> slices,
      TableView trust,
      TableView retrievals,
      TableView documents,
      TableView lifts,
      TableView refreshes,
      TableView forgotten,
      TableView feedback,
      TableView promptVersions,
      TableView coverage,
      TableView rejected,
      TableView redactions) {}

  @Override
  public String name() {
    return "quality";
  }

  @Override
  public List<Page> render(ReportData data) {
    QualityTables tables = new QualityTables(data);
    TrustTables trust = new TrustTables(data);
    DocumentTables documents = new DocumentTables(data);
    History history = new History(data);
    List<Page> pages = new ArrayList<>();
    View view =
        new View(
            Shell.ofDay("Quality " + data.date() + " · Lakeglass", name(), data.date()),
            Format.longDay(data.date()),
            "Baseline: " + history.baselineText(),
            bad(history),
            checks(history),
            shown(tables.indicators(), pages),
            shown(tables.routes(), pages),
            shown(trust.slices(), pages),
            SLICES.stream()
                .filter(key -> hasRows(history, key))
                .map(key -> slice(key, tables, pages))
                .toList(),
            shown(trust.checks(), pages),
            shown(tables.retrievals(), pages),
            shown(tables.documents(), pages),
            shown(documents.lifts(), pages),
            shown(documents.refreshes(), pages),
            shown(documents.forgotten(), pages),
            shown(tables.feedback(), pages),
            shown(tables.promptVersions(), pages),
            shown(tables.coverage(), pages),
            shown(tables.rejected(), pages),
            shown(tables.redactions(), pages));
    pages.add(0, Templates.page("quality.html", "quality.jte", view));
    return List.copyOf(pages);
  }

  private static TableView shown(DataTable<?> table, List<Page> pages) {
    pages.add(table.csv());
    return table.view();
  }

  private static boolean hasRows(History history, String key) {
    return !history.qualityOfDay(row -> row.sliceKey().equals(key)).isEmpty();
  }

  private static Slice slice(String key, QualityTables tables, List<Page> pages) {
    List<TableView> shown =
        List.of(tables.slices(key), tables.indicators(key)).stream()
            .filter(table -> !table.isEmpty())
            .map(table -> shown(table, pages))
            .toList();
    return new Slice(Metric.sliceTitle(key), shown);
  }

  private static Chart bad(History history) {
    List<Chart.Series> series = new ArrayList<>();
    history
        .quality("all", "all", "is_bad")
        .ifPresent(row -> series.add(history.series("Bad requests", row)));
    history
        .quality("all", "all", "is_error")
        .ifPresent(row -> series.add(history.series("Errors", row)));
    return Chart.lines(
        "chart-bad",
        "Bad requests and errors, with 95 % intervals",
        Metric.Unit.SHARE,
        history.days(),
        series);
  }

  private static Chart checks(History history) {
    List<Chart.Series> series =
        history
            .qualityOfDay(
                row ->
                    row.sliceKey().equals("all")
                        && row.indicator().contains(":")
                        && row.hitRatio() != null)
            .stream()
            .sorted(
                Comparator.comparing(QualityRow::hitRatio)
                    .reversed()
                    .thenComparing(QualityRow::indicator))
            .limit(CHECKS_IN_CHART)
            .map(row -> history.series(Metric.of(row.indicator()).title(), row))
            .toList();
    return Chart.lines(
        "chart-checks", "Failed checks and feedback", Metric.Unit.SHARE, history.days(), series);
  }
}
