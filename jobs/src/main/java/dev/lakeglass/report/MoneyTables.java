package dev.lakeglass.report;

import dev.lakeglass.ledger.Budget;
import dev.lakeglass.ledger.CostChange;
import dev.lakeglass.ledger.MonthForecast;
import dev.lakeglass.ledger.Spend;
import dev.lakeglass.ledger.SpendAnomaly;
import dev.lakeglass.report.data.MoneyData;
import dev.lakeglass.report.data.ReportData;
import dev.lakeglass.report.data.SpendCell;
import dev.lakeglass.report.data.UserSpend;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Predicate;

/** Unit costs, waste, why the cost changed, budgets and users of a day. */
final class MoneyTables {
  private static final long THOUSAND = 1_000;

  private final MoneyData money;
  private final LocalDate day;

  MoneyTables(ReportData data) {
    this.money = data.money();
    this.day = data.date();
  }

  record Unit(String what, long count, BigDecimal usd) {}

  record Waste(String what, String hint, BigDecimal usd) {}

  record Change(String title, BigDecimal day, BigDecimal baseline) {}

  record Standing(
      String slice,
      Optional<Budget> budget,
      MonthForecast forecast,
      Optional<SpendAnomaly> anomaly) {}

  DataTable<Unit> units() {
    List<SpendCell> today = cells(day::equals);
    BigDecimal total = sum(today, cell -> cell.spend().totalUsd());
    long tokens =
        today.stream()
            .mapToLong(cell -> cell.spend().inputTokens() + cell.spend().outputTokens())
            .sum();
    List<Unit> rows =
        today.isEmpty()
            ? List.of()
            : List.of(
                new Unit("request", money.requests(), money.requestUsd()),
                new Unit("request that went well", money.successful(), money.requestUsd()),
                new Unit("thumbs-up", money.thumbsUp(), money.requestUsd()),
                new Unit("model call", calls(today), total),
                new Unit("1,000 tokens", tokens / THOUSAND, total));
    return new DataTable<>("unit_costs", "What one costs", rows)
        .text("One", row -> Cell.text(row.what()))
        .number("Cost of one", "everything spent, divided by their number", MoneyTables::perUnit)
        .number("How many", "with a known cost", row -> Cell.count(row.count()))
        .number("Spent", "", row -> Cell.usd(row.usd()))
        .export("unit", Unit::what)
        .export("count", Unit::count)
        .export("cost_usd", Unit::usd)
        .note(
            "Requests that went bad and those nobody liked are paid for by the others: a dear"
                + " thumbs-up may be a cheap answer that few people like.")
        .whenEmpty("No call of this day has a price.");
  }

  private static Cell perUnit(Unit unit) {
    return unit.count() == 0
        ? Cell.missing()
        : Cell.number(
            Format.usdPer(unit.usd(), unit.count()),
            String.valueOf(unit.usd().doubleValue() / unit.count()));
  }

  DataTable<Waste> waste() {
    List<SpendCell> today = cells(day::equals);
    BigDecimal total = sum(today, cell -> cell.spend().totalUsd());
    List<Waste> rows =
        today.isEmpty()
            ? List.of()
            : List.of(
                new Waste("Repeated attempts", "", sum(today, SpendCell::retryUsd)),
                new Waste("Failed calls", "", sum(today, SpendCell::errorUsd)),
                new Waste(
                    "Answers cut off by the token limit", "", sum(today, SpendCell::truncatedUsd)),
                new Waste(
                    "The same request again",
                    "by the same tenant on the day, after it was answered",
                    sum(today, SpendCell::repeatedUsd)),
                new Waste("Together, each call once", "", sum(today, SpendCell::wastedUsd)),
                new Waste(
                    "Documents the answers made no use of",
                    "an estimate by their share of the prompts, in no sum above",
                    sum(today, SpendCell::unusedContextUsd)),
                new Waste(
                    "Cache reads missed",
                    "what they would have saved, in no sum above",
                    sum(today, SpendCell::missedCacheUsd)));
    return new DataTable<>("waste", "What was spent for nothing", rows)
        .text("Waste", row -> Cell.text(row.what()).detailed(row.hint()))
        .number("Cost", "", row -> Cell.usd(row.usd()))
        .number("Of all", "share of the day's cost", row -> share(row.usd(), total))
        .export("waste", Waste::what)
        .export("cost_usd", Waste::usd)
        .whenEmpty("No call of this day has a price.");
  }

  private static Cell share(BigDecimal usd, BigDecimal total) {
    if (total.signum() == 0) {
      return Cell.missing();
    }
    double share = usd.doubleValue() / total.doubleValue();
    return Cell.number(Format.share(share), String.valueOf(share));
  }

  /** The change since the day before and since the baseline, each split into parts that add up. */
  DataTable<Change> changes(History history) {
    List<Spend> today = spends(day::equals);
    CostChange toDay = CostChange.between(spends(day.minusDays(1)::equals), today, 1);
    List<LocalDate> baseline = history.baselineDays();
    int days = (int) baseline.stream().filter(this::isSeen).count();
    CostChange toBaseline =
        CostChange.between(spends(baseline::contains), today, Math.max(1, days));
    List<Change> rows = new ArrayList<>();
    if (!today.isEmpty()) {
      rows.add(new Change("Before", toDay.beforeUsd(), toBaseline.beforeUsd()));
      toDay
          .parts()
          .forEach(
              (factor, usd) ->
                  rows.add(new Change(factor.title(), usd, toBaseline.parts().get(factor))));
      rows.add(new Change("On the day", toDay.afterUsd(), toBaseline.afterUsd()));
    }
    return new DataTable<>("why_it_changed", "Why the cost changed", rows)
        .text("What changed", row -> Cell.text(row.title()))
        .number("Since the day before", "", row -> signed(row.title(), row.day()))
        .number("Since the baseline", "mean per day", row -> signed(row.title(), row.baseline()))
        .export("factor", Change::title)
        .export("since_day_before_usd", Change::day)
        .export("since_baseline_usd", Change::baseline)
        .note(
            "The parts add up to the change, to the last digit (Shapley values). Only calls with a"
                + " price.")
        .whenEmpty("No call of this day has a price.");
  }

  private boolean isSeen(LocalDate date) {
    return money.cells().stream().anyMatch(cell -> cell.day().equals(date));
  }

  private static Cell signed(String title, BigDecimal usd) {
    boolean isTotal = title.equals("Before") || title.equals("On the day");
    String sign = isTotal || usd.signum() <= 0 ? "" : "+";
    return Cell.number(
        (usd.signum() < 0 ? "−" : sign) + Format.usd(usd.abs()), usd.toPlainString());
  }

  /** Budgets first, then every tenant with what it will have spent at the end of the month. */
  DataTable<Standing> standings() {
    List<Standing> rows = new ArrayList<>();
    for (Budget budget : money.budgets()) {
      if (budget.isValidOn(day)) {
        Map<LocalDate, BigDecimal> spend =
            byDay(cell -> value(cell, budget.sliceKey()).equals(budget.sliceValue()));
        rows.add(
            new Standing(
                who(budget.sliceKey(), budget.sliceValue()),
                Optional.of(budget),
                MonthForecast.of(spend, day),
                SpendAnomaly.of(spend, day)));
      }
    }
    TreeSet<String> tenants = new TreeSet<>();
    cells(date -> true).forEach(cell -> tenants.add(cell.spend().tenant()));
    for (String tenant : tenants) {
      Map<LocalDate, BigDecimal> spend = byDay(cell -> cell.spend().tenant().equals(tenant));
      rows.add(
          new Standing(
              who("tenant_id", tenant),
              Optional.empty(),
              MonthForecast.of(spend, day),
              SpendAnomaly.of(spend, day)));
    }
    return new DataTable<>("budgets", "Budgets, and what the month will cost", rows)
        .text("Who", row -> Cell.text(row.slice()))
        .text("State", MoneyTables::state)
        .number("Budget", "of the month", row -> usd(row.budget().map(Budget::monthlyUsd)))
        .number("Spent", "this month so far", row -> usd(Optional.of(row.forecast().spentUsd())))
        .number("Forecast", "of the whole month, with an 80 % interval", MoneyTables::forecast)
        .export("slice", Standing::slice)
        .export("budget_usd", row -> row.budget().map(Budget::monthlyUsd).orElse(null))
        .export("spent_usd", row -> row.forecast().spentUsd())
        .export("forecast_usd", row -> row.forecast().expectedUsd().orElse(null))
        .export("forecast_lower_usd", row -> row.forecast().lowerUsd().orElse(null))
        .export("forecast_upper_usd", row -> row.forecast().upperUsd().orElse(null))
        .export("state", row -> row.budget().map(b -> b.state(row.forecast()).word()).orElse(""))
        .note("Budgets stand in conf/budgets.csv. A forecast needs five days of history.")
        .whenEmpty("No call has a price.");
  }

  private static String who(String sliceKey, String sliceValue) {
    return sliceKey.equals("all") ? "all" : Metric.sliceWord(sliceKey) + " " + sliceValue;
  }

  private static Cell state(Standing row) {
    if (row.budget().isPresent()) {
      Budget.State state = row.budget().get().state(row.forecast());
      return Cell.badge(state.word(), state == Budget.State.GOOD ? "good" : state.word());
    }
    return row.anomaly()
        .map(
            anomaly ->
                Cell.badge("unusual day", "warn")
                    .detailed("usually " + Format.usd(cents(anomaly.typicalUsd()))))
        .orElseGet(() -> Cell.text(""));
  }

  private static BigDecimal cents(BigDecimal usd) {
    return usd.setScale(9, RoundingMode.HALF_UP);
  }

  private static Cell usd(Optional<BigDecimal> usd) {
    return usd.map(Cell::usd).orElseGet(Cell::missing);
  }

  private static Cell forecast(Standing row) {
    MonthForecast forecast = row.forecast();
    if (forecast.expectedUsd().isEmpty()) {
      return Cell.missing().detailed("too few days");
    }
    return Cell.usd(forecast.expectedUsd().get())
        .detailed(
            Cell.interval(
                Format.usd(forecast.lowerUsd().orElseThrow()),
                Format.usd(forecast.upperUsd().orElseThrow())));
  }

  DataTable<UserSpend> users() {
    return new DataTable<>("cost_by_user", "Users who cost most", money.users())
        .text("User", row -> Cell.text(row.userId()).toned("code"))
        .number("Cost", "", row -> Cell.usd(row.totalUsd()))
        .number("Requests", "", row -> Cell.count(row.requestCount()))
        .number("Went bad", "", row -> Cell.count(row.badCount()))
        .export("user_id", UserSpend::userId)
        .export("total_cost_usd", UserSpend::totalUsd)
        .export("request_count", UserSpend::requestCount)
        .export("bad_count", UserSpend::badCount)
        .whenEmpty("No user ids are stored: set LAKEGLASS_KEY to store pseudonyms.");
  }

  private static String value(SpendCell cell, String sliceKey) {
    return switch (sliceKey) {
      case "tenant_id" -> cell.spend().tenant();
      case "application" -> cell.application();
      case "route" -> cell.spend().route();
      default -> "all";
    };
  }

  private Map<LocalDate, BigDecimal> byDay(Predicate<SpendCell> wanted) {
    Map<LocalDate, BigDecimal> spend = new TreeMap<>();
    money.cells().stream()
        .filter(wanted)
        .forEach(cell -> spend.merge(cell.day(), cell.spend().totalUsd(), BigDecimal::add));
    return spend;
  }

  private List<SpendCell> cells(Predicate<LocalDate> wanted) {
    return money.cells().stream().filter(cell -> wanted.test(cell.day())).toList();
  }

  private List<Spend> spends(Predicate<LocalDate> wanted) {
    return cells(wanted).stream().map(SpendCell::spend).toList();
  }

  private static long calls(List<SpendCell> cells) {
    return cells.stream().mapToLong(cell -> cell.spend().calls()).sum();
  }

  private static BigDecimal sum(List<SpendCell> cells, Function<SpendCell, BigDecimal> usd) {
    return cells.stream().map(usd).reduce(BigDecimal.ZERO, BigDecimal::add);
  }
}
