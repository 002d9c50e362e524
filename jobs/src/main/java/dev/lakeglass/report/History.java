package dev.lakeglass.report;

import dev.lakeglass.report.data.CostRow;
import dev.lakeglass.report.data.OutcomeRow;
import dev.lakeglass.report.data.QualityRow;
import dev.lakeglass.report.data.ReportData;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** The rows of a report's trend, found by day and slice. Counts of baseline days are added up. */
final class History {
  private record Key(LocalDate date, String sliceKey, String sliceValue, String indicator) {}

  /** Sums over the days of the baseline that have rows. */
  record Pooled(long hits, long count, int days) {
    Double ratio() {
      return count == 0 ? null : Double.valueOf((double) hits / count);
    }

    Double perDay() {
      return days == 0 ? null : Double.valueOf((double) count / days);
    }
  }

  private final ReportData data;
  private final List<LocalDate> days;
  private final Map<Key, QualityRow> quality = new HashMap<>();
  private final Map<Key, CostRow> costs = new HashMap<>();
  private final Map<Key, OutcomeRow> outcomes = new HashMap<>();

  History(ReportData data) {
    this.data = data;
    this.days = data.trendStart().datesUntil(data.date().plusDays(1)).toList();
    for (QualityRow row : data.quality()) {
      quality.put(new Key(row.eventDate(), row.sliceKey(), row.sliceValue(), row.indicator()), row);
    }
    for (CostRow row : data.costs()) {
      costs.put(new Key(row.eventDate(), row.sliceKey(), row.sliceValue(), ""), row);
    }
    for (OutcomeRow row : data.outcomes()) {
      outcomes.put(new Key(row.eventDate(), row.sliceKey(), row.sliceValue(), ""), row);
    }
  }

  List<LocalDate> days() {
    return days;
  }

  List<LocalDate> baselineDays() {
    return data.baselineStart().datesUntil(data.baselineEnd()).toList();
  }

  String baselineText() {
    LocalDate last = data.baselineEnd().minusDays(1);
    return Format.shortDay(data.baselineStart()) + " to " + Format.shortDay(last);
  }

  Optional<QualityRow> quality(String sliceKey, String sliceValue, String indicator) {
    return quality(data.date(), sliceKey, sliceValue, indicator);
  }

  Optional<QualityRow> quality(LocalDate day, String key, String value, String indicator) {
    return Optional.ofNullable(quality.get(new Key(day, key, value, indicator)));
  }

  Optional<CostRow> cost(LocalDate day, String key, String value) {
    return Optional.ofNullable(costs.get(new Key(day, key, value, "")));
  }

  Optional<OutcomeRow> outcome(LocalDate day, String key, String value) {
    return Optional.ofNullable(outcomes.get(new Key(day, key, value, "")));
  }

  List<QualityRow> qualityOfDay(Predicate<QualityRow> wanted) {
    return data.quality().stream()
        .filter(row -> row.eventDate().equals(data.date()))
        .filter(wanted)
        .toList();
  }

  List<CostRow> costOfDay(String sliceKey) {
    return data.costs().stream()
        .filter(row -> row.eventDate().equals(data.date()) && row.sliceKey().equals(sliceKey))
        .toList();
  }

  List<Double> ratios(QualityRow row) {
    return perDay(row, QualityRow::hitRatio);
  }

  Graph spark(QualityRow row) {
    String label =
        Metric.of(row.indicator()).title() + " per day since " + Format.shortDay(days.get(0));
    return Graph.spark(label, ratios(row));
  }

  Chart.Series series(String name, QualityRow row) {
    return new Chart.Series(
        name,
        ratios(row),
        perDay(row, QualityRow::hitRatioLower),
        perDay(row, QualityRow::hitRatioUpper),
        perDay(row, QualityRow::applicableCount));
  }

  private <T> List<T> perDay(QualityRow row, Function<QualityRow, T> value) {
    return nullable(
        days.stream()
            .map(
                day ->
                    quality(day, row.sliceKey(), row.sliceValue(), row.indicator()).orElse(null)),
        value);
  }

  List<Double> spend(String sliceKey, String sliceValue) {
    return nullable(
        days.stream().map(day -> cost(day, sliceKey, sliceValue).orElse(null)),
        row -> number(row.totalCostUsd()));
  }

  <T> List<T> outcomes(Function<OutcomeRow, T> value) {
    return nullable(days.stream().map(day -> outcome(day, "all", "all").orElse(null)), value);
  }

  /** A list that may hold null, as {@code Stream.toList} allows. */
  private static <R, T> List<T> nullable(Stream<R> rows, Function<R, T> value) {
    return rows.map(row -> row == null ? null : value.apply(row)).toList();
  }

  static Double number(BigDecimal value) {
    return value == null ? null : Double.valueOf(value.doubleValue());
  }

  Pooled baseline(QualityRow row) {
    List<QualityRow> rows =
        baselineDays().stream()
            .flatMap(
                day -> quality(day, row.sliceKey(), row.sliceValue(), row.indicator()).stream())
            .toList();
    return new Pooled(
        rows.stream().mapToLong(QualityRow::hitCount).sum(),
        rows.stream().mapToLong(QualityRow::applicableCount).sum(),
        rows.size());
  }

  /** Cost of the baseline days that are priced, and how many they are. */
  BaselineCost baselineCost(String sliceKey, String sliceValue) {
    List<CostRow> rows =
        baselineDays().stream().flatMap(day -> cost(day, sliceKey, sliceValue).stream()).toList();
    List<BigDecimal> priced =
        rows.stream().map(CostRow::totalCostUsd).filter(cost -> cost != null).toList();
    return new BaselineCost(
        priced.isEmpty() ? null : priced.stream().reduce(BigDecimal.ZERO, BigDecimal::add),
        rows.stream().mapToLong(CostRow::callCount).sum(),
        rows.stream().mapToLong(row -> row.callCount() - row.unpricedCallCount()).sum(),
        priced.size());
  }

  record BaselineCost(BigDecimal totalUsd, long calls, long pricedCalls, int days) {
    String perDay() {
      return Format.usdPer(totalUsd, days);
    }
  }

  Pooled baselineRequests() {
    List<OutcomeRow> rows =
        baselineDays().stream().flatMap(day -> outcome(day, "all", "all").stream()).toList();
    return new Pooled(
        rows.stream().mapToLong(OutcomeRow::badCount).sum(),
        rows.stream().mapToLong(OutcomeRow::requestCount).sum(),
        rows.size());
  }
}
