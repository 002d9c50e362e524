package dev.lakeglass.report;

import dev.lakeglass.report.data.CostRow;
import dev.lakeglass.report.data.OutcomeRow;
import dev.lakeglass.report.data.QualityRow;
import dev.lakeglass.report.data.ReportData;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The day's headline numbers, each beside its baseline. */
final class Headline {
  private final ReportData data;
  private final History history;

  Headline(ReportData data) {
    this.data = data;
    this.history = new History(data);
  }

  List<Tile> tiles() {
    List<Tile> tiles = new ArrayList<>();
    tiles.add(requests());
    tiles.add(share("Bad requests", "is_bad", "quality.html"));
    tiles.add(share("Errors", "is_error", "quality.html"));
    if (history.quality("all", "all", "label:thumb_down").isPresent()) {
      tiles.add(share("Thumbs down, of thumbs", "label:thumb_down", "quality.html#feedback"));
    }
    tiles.add(cost());
    tiles.add(duration());
    return List.copyOf(tiles);
  }

  private Tile requests() {
    Optional<OutcomeRow> today = outcome(data.date());
    History.Pooled before = history.baselineRequests();
    return new Tile(
        "Requests",
        today.map(row -> Format.count(row.requestCount())).orElse(Format.NONE),
        today.map(row -> incomplete(row.incompleteCount())).orElse("no data"),
        before.days() == 0
            ? "no baseline"
            : "baseline " + Format.count(Math.round(before.perDay())) + " a day",
        "",
        spark("Requests", row -> (double) row.requestCount()),
        "quality.html");
  }

  private static String incomplete(long count) {
    return count == 0 ? "all complete" : Format.count(count) + " without their entry span";
  }

  private Tile share(String title, String indicator, String href) {
    Optional<QualityRow> today = history.quality("all", "all", indicator);
    if (today.isEmpty() || today.get().hitRatio() == null) {
      return new Tile(title, Format.NONE, "no data", "", "", Graph.NONE, href);
    }
    QualityRow row = today.get();
    return new Tile(
        title,
        Format.share(row.hitRatio()),
        Cell.interval(Format.share(row.hitRatioLower()), Format.share(row.hitRatioUpper()))
            + ", n "
            + Format.count(row.applicableCount()),
        baseline(history.baseline(row)),
        "",
        history.spark(row),
        href);
  }

  private static String baseline(History.Pooled before) {
    return before.count() == 0
        ? "no baseline"
        : "baseline " + Format.share(before.ratio()) + ", n " + Format.count(before.count());
  }

  private Tile cost() {
    Optional<CostRow> today = history.cost(data.date(), "all", "all");
    History.BaselineCost before = history.baselineCost("all", "all");
    long unpriced = today.map(CostRow::unpricedCallCount).orElse(0L);
    String perCall =
        today
            .map(
                row ->
                    Format.usdPer(row.totalCostUsd(), row.callCount() - row.unpricedCallCount())
                        + " per priced call")
            .orElse("no data");
    return new Tile(
        "Cost",
        today.map(row -> Format.usd(row.totalCostUsd())).orElse(Format.NONE),
        perCall,
        before.days() == 0 ? "no baseline" : "baseline " + before.perDay() + " a day",
        unpriced == 0
            ? ""
            : "without "
                + Format.plural(unpriced, "unpriced call", "unpriced calls")
                + ", "
                + Format.count(today.get().unpricedTokens())
                + " tokens",
        Graph.spark("Cost per day", history.spend("all", "all")),
        "cost.html");
  }

  private Tile duration() {
    Optional<OutcomeRow> today = outcome(data.date());
    Optional<OutcomeRow> before = outcome(data.date().minusDays(1));
    return new Tile(
        "Median duration",
        today.map(row -> Format.duration(row.p50DurationMs())).orElse(Format.NONE),
        today.map(row -> "p95 " + Format.duration(row.p95DurationMs())).orElse("no data"),
        before
            .map(
                row ->
                    "day before "
                        + Format.duration(row.p50DurationMs())
                        + ", p95 "
                        + Format.duration(row.p95DurationMs()))
            .orElse("no data the day before"),
        "",
        spark("Median duration", OutcomeRow::p50DurationMs),
        "quality.html#routes");
  }

  private Optional<OutcomeRow> outcome(LocalDate day) {
    return history.outcome(day, "all", "all");
  }

  private Graph spark(String title, java.util.function.Function<OutcomeRow, Double> value) {
    return Graph.spark(title + " per day", history.outcomes(value));
  }
}
