package dev.lakeglass.report;

import dev.lakeglass.report.data.CostRow;
import dev.lakeglass.report.data.ReportData;
import dev.lakeglass.report.data.UnpricedRow;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** What the model calls of the day cost, for whom, and what could not be priced. */
final class CostReport implements Report {
  private static final List<String> SLICES =
      List.of("model_name", "route", "tenant_id", "prompt_version", "route_model", "application");
  private static final String PRICE_HEADER =
      "price_id,provider_name,model_pattern,input_usd_per_million_tokens,"
          + "output_usd_per_million_tokens,valid_from,recorded_at,source";
  private static final int SERIES_IN_CHART = 7;

  record Slice(String title, Chart chart, TableView table) {}

  record View(
      Shell shell,
      String day,
      String baseline,
      List<Tile> tiles,
      List<Slice> slices,
      TableView units,
      TableView changes,
      TableView waste,
      TableView budgets,
      TableView users,
      TableView tokens,
      TableView unpriced,
      String priceLines) {}

  /** Tokens of one price class and what they cost. */
  record TokenClass(String name, long tokens, BigDecimal costUsd) {}

  @Override
  public String name() {
    return "cost";
  }

  @Override
  public List<Page> render(ReportData data) {
    History history = new History(data);
    List<Page> pages = new ArrayList<>();
    MoneyTables money = new MoneyTables(data);
    View view =
        new View(
            Shell.ofDay("Cost " + data.date() + " · Lakeglass", name(), data.date()),
            Format.longDay(data.date()),
            "Baseline: " + history.baselineText(),
            tiles(data, history),
            SLICES.stream()
                .filter(key -> !history.costOfDay(key).isEmpty())
                .map(key -> slice(key, data, history, pages))
                .toList(),
            shown(money.units(), pages),
            shown(money.changes(history), pages),
            shown(money.waste(), pages),
            shown(money.standings(), pages),
            shown(money.users(), pages),
            shown(tokens(data, history), pages),
            shown(unpriced(data), pages),
            priceLines(data));
    pages.add(0, Templates.page("cost.html", "cost.jte", view));
    return List.copyOf(pages);
  }

  private static TableView shown(DataTable<?> table, List<Page> pages) {
    pages.add(table.csv());
    return table.view();
  }

  private static List<Tile> tiles(ReportData data, History history) {
    Optional<CostRow> today = history.cost(data.date(), "all", "all");
    if (today.isEmpty()) {
      return List.of(plain("Cost", Format.NONE, "no model call on this day", ""));
    }
    CostRow row = today.get();
    History.BaselineCost before = history.baselineCost("all", "all");
    long priced = row.callCount() - row.unpricedCallCount();
    return List.of(
        new Tile(
            "Cost",
            Format.usd(row.totalCostUsd()),
            Format.plural(priced, "priced call", "priced calls"),
            before.days() == 0 ? "no baseline" : "baseline " + before.perDay() + " a day",
            "",
            Graph.spark("Cost per day", history.spend("all", "all")),
            ""),
        plain(
            "Per priced call",
            Format.usdPer(row.totalCostUsd(), priced),
            "",
            before.pricedCalls() == 0
                ? "no baseline"
                : "baseline " + Format.usdPer(before.totalUsd(), before.pricedCalls())),
        plain("Repeated attempts", Format.usd(row.retryCostUsd()), "part of the cost", ""),
        plain("Failed calls", Format.usd(row.errorCostUsd()), "part of the cost", ""),
        plain(
            "Estimated",
            Format.count(row.estimatedCallCount()),
            "calls priced on estimated tokens",
            ""),
        plain(
            "Unpriced",
            Format.plural(row.unpricedCallCount(), "call", "calls"),
            Format.count(row.unpricedTokens()) + " tokens, in no amount on this page",
            ""));
  }

  private static Tile plain(String title, String value, String detail, String baseline) {
    return new Tile(title, value, detail, baseline, "", Graph.NONE, "");
  }

  private static Slice slice(String key, ReportData data, History history, List<Page> pages) {
    List<CostRow> rows = history.costOfDay(key).stream().sorted(DEAREST_FIRST).toList();
    Chart chart =
        Chart.bars(
            "chart-cost-" + key,
            "Cost per day by " + Metric.sliceWord(key),
            Metric.Unit.USD,
            history.days(),
            series(key, data, history));
    return new Slice(Metric.sliceTitle(key), chart, shown(table(key, rows, data, history), pages));
  }

  private static final Comparator<CostRow> DEAREST_FIRST =
      Comparator.comparing(
              CostRow::totalCostUsd, Comparator.nullsFirst(Comparator.<BigDecimal>naturalOrder()))
          .reversed()
          .thenComparing(CostRow::sliceValue);

  /** The dearest values of the whole trend; the chart's rest is one series. */
  private static List<Chart.Series> series(String key, ReportData data, History history) {
    List<String> values =
        data.costs().stream()
            .filter(row -> row.sliceKey().equals(key) && row.totalCostUsd() != null)
            .collect(
                java.util.stream.Collectors.groupingBy(
                    CostRow::sliceValue,
                    java.util.TreeMap::new,
                    java.util.stream.Collectors.reducing(
                        BigDecimal.ZERO, CostRow::totalCostUsd, BigDecimal::add)))
            .entrySet()
            .stream()
            .sorted(
                java.util.Map.Entry.<String, BigDecimal>comparingByValue()
                    .reversed()
                    .thenComparing(java.util.Map.Entry.comparingByKey()))
            .map(java.util.Map.Entry::getKey)
            .toList();
    return values.stream()
        .limit(SERIES_IN_CHART)
        .map(value -> Chart.Series.of(value, history.spend(key, value)))
        .toList();
  }

  private static DataTable<CostRow> table(
      String key, List<CostRow> rows, ReportData data, History history) {
    BigDecimal total =
        history.cost(data.date(), "all", "all").map(CostRow::totalCostUsd).orElse(null);
    return new DataTable<>("cost_by_" + key, "Cost by " + Metric.sliceWord(key), rows)
        .text(Metric.sliceTitle(key), row -> Cell.text(row.sliceValue()))
        .number("Cost", "", CostReport::cost)
        .number("Of all", "share of the day's cost", row -> shareOf(row, total))
        .number("Baseline", "per day, " + history.baselineText(), row -> baseline(row, history))
        .text(
            "Trend",
            row -> Cell.graph(Graph.spark("Cost per day", history.spend(key, row.sliceValue()))))
        .number("Calls", "", row -> Cell.count(row.callCount()))
        .number("Per call", "of priced calls", row -> perCall(row))
        .number("Input tokens", "", row -> Cell.count(row.inputTokens()))
        .number(
            "Cached",
            "of input tokens",
            row -> Cell.part(row.cachedInputTokens(), row.inputTokens()))
        .number("Output tokens", "", row -> Cell.count(row.outputTokens()))
        .number(
            "Unpriced",
            "calls",
            row ->
                Cell.count(row.unpricedCallCount())
                    .toned(row.unpricedCallCount() > 0 ? "warn" : ""))
        .export("event_date", CostRow::eventDate)
        .export("slice_key", CostRow::sliceKey)
        .export("slice_value", CostRow::sliceValue)
        .export("call_count", CostRow::callCount)
        .export("priced_call_count", CostRow::pricedCallCount)
        .export("estimated_call_count", CostRow::estimatedCallCount)
        .export("unpriced_call_count", CostRow::unpricedCallCount)
        .export("input_tokens", CostRow::inputTokens)
        .export("cached_input_tokens", CostRow::cachedInputTokens)
        .export("cache_write_tokens", CostRow::cacheWriteTokens)
        .export("output_tokens", CostRow::outputTokens)
        .export("unpriced_tokens", CostRow::unpricedTokens)
        .export("input_cost_usd", CostRow::inputCostUsd)
        .export("cached_input_cost_usd", CostRow::cachedInputCostUsd)
        .export("cache_write_cost_usd", CostRow::cacheWriteCostUsd)
        .export("output_cost_usd", CostRow::outputCostUsd)
        .export("total_cost_usd", CostRow::totalCostUsd)
        .export("retry_cost_usd", CostRow::retryCostUsd)
        .export("error_cost_usd", CostRow::errorCostUsd);
  }

  private static Cell cost(CostRow row) {
    return row.totalCostUsd() == null
        ? Cell.missing().detailed("unpriced")
        : Cell.usd(row.totalCostUsd());
  }

  private static Cell shareOf(CostRow row, BigDecimal total) {
    if (row.totalCostUsd() == null || total == null || total.signum() == 0) {
      return Cell.missing();
    }
    double share = row.totalCostUsd().doubleValue() / total.doubleValue();
    return Cell.number(Format.share(share), String.valueOf(share));
  }

  private static Cell baseline(CostRow row, History history) {
    History.BaselineCost before = history.baselineCost(row.sliceKey(), row.sliceValue());
    return before.days() == 0
        ? Cell.missing().detailed("no data")
        : Cell.number(before.perDay(), before.totalUsd().toPlainString());
  }

  private static Cell perCall(CostRow row) {
    long priced = row.callCount() - row.unpricedCallCount();
    return row.totalCostUsd() == null || priced == 0
        ? Cell.missing()
        : Cell.number(
            Format.usdPer(row.totalCostUsd(), priced),
            String.valueOf(row.totalCostUsd().doubleValue() / priced));
  }

  private static DataTable<TokenClass> tokens(ReportData data, History history) {
    List<TokenClass> rows =
        history.cost(data.date(), "all", "all").map(CostReport::tokenClasses).orElse(List.of());
    return new DataTable<>("cost_by_token_class", "Tokens and their price class", rows)
        .text("Tokens", row -> Cell.text(row.name()))
        .number("Count", "of all calls, unpriced ones included", row -> Cell.count(row.tokens()))
        .number("Cost", "of priced calls", row -> Cell.usd(row.costUsd()))
        .export("token_class", TokenClass::name)
        .export("tokens", TokenClass::tokens)
        .export("cost_usd", TokenClass::costUsd)
        .whenEmpty("No model call was made on this day.");
  }

  private static List<TokenClass> tokenClasses(CostRow row) {
    long fresh = row.inputTokens() - row.cachedInputTokens() - row.cacheWriteTokens();
    return List.of(
        new TokenClass("Input, not cached", fresh, row.inputCostUsd()),
        new TokenClass(
            "Input, read from the cache", row.cachedInputTokens(), row.cachedInputCostUsd()),
        new TokenClass(
            "Input, written to the cache", row.cacheWriteTokens(), row.cacheWriteCostUsd()),
        new TokenClass("Output", row.outputTokens(), row.outputCostUsd()));
  }

  private static DataTable<UnpricedRow> unpriced(ReportData data) {
    return new DataTable<>("unpriced", "Calls without a price", data.unpriced())
        .text("Provider", row -> Cell.text(row.providerName()))
        .text("Model", row -> Cell.text(row.modelName()).toned("code"))
        .text(
            "Why",
            row -> Cell.text(lacksTokens(row) ? "no token counts" : "no line in the price list"))
        .number("Calls", "", row -> Cell.count(row.callCount()))
        .number("Tokens", "", row -> lacksTokens(row) ? Cell.missing() : Cell.count(row.tokens()))
        .export("provider_name", UnpricedRow::providerName)
        .export("model_name", UnpricedRow::modelName)
        .export("call_count", UnpricedRow::callCount)
        .export("tokens", UnpricedRow::tokens)
        .whenEmpty("Every call has a price.");
  }

  private static boolean lacksTokens(UnpricedRow row) {
    return row.tokens() == 0;
  }

  /** Lines for the price list with the prices left out, for people to fill in. */
  private static String priceLines(ReportData data) {
    return data.unpriced().stream()
        .filter(row -> !lacksTokens(row))
        .map(row -> priceLine(row, data.date().toString()))
        .reduce((a, b) -> a + "\n" + b)
        .map(lines -> PRICE_HEADER + "\n" + lines)
        .orElse("");
  }

  private static String priceLine(UnpricedRow row, String day) {
    return String.join(
        ",",
        row.providerName() + "-" + row.modelName(),
        row.providerName(),
        row.modelName(),
        "INPUT",
        "OUTPUT",
        day,
        day,
        "SOURCE");
  }
}
