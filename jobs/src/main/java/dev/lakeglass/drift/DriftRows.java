package dev.lakeglass.drift;

import java.sql.Date;
import java.sql.Timestamp;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;

/** Results and alerts in the columns and order of their tables. */
final class DriftRows {
  private DriftRows() {}

  static Row of(DriftResult result) {
    return RowFactory.create(
        Date.valueOf(result.day()),
        start(result.firstDay()),
        start(result.day().plusDays(1)),
        result.granularity(),
        Date.valueOf(result.baselineStart()),
        Date.valueOf(result.baselineEnd()),
        result.subject().slice().key(),
        result.subject().slice().value(),
        result.subject().metric(),
        DriftResult.DRIFT_TYPE,
        result.statistic(),
        result.value(),
        result.valueLower(),
        result.valueUpper(),
        result.baselineValue(),
        result.currentValue(),
        result.threshold().leastEffect(),
        result.pValue(),
        result.qValue(),
        result.baselineCount(),
        result.currentCount(),
        word(result.verdict()),
        nullIfEmpty(result.cause()));
  }

  static Row of(Alert alert, List<String> exampleTraceIds) {
    return RowFactory.create(
        Date.valueOf(alert.day()),
        alert.id(),
        alert.title(),
        word(alert.severity()),
        alert.subject().metric(),
        alert.subject().slice().key(),
        alert.subject().slice().value(),
        alert.baselineValue(),
        alert.currentValue(),
        alert.effect(),
        alert.effectLower(),
        alert.effectUpper(),
        alert.effectUnit(),
        alert.pValue(),
        alert.qValue(),
        alert.baselineCount(),
        alert.currentCount(),
        Date.valueOf(alert.since()),
        nullIfEmpty(alert.cause()),
        alert.alsoSeenIn().stream().map(Slice::toString).toArray(),
        exampleTraceIds.toArray());
  }

  private static Timestamp start(LocalDate day) {
    return Timestamp.from(day.atStartOfDay(ZoneOffset.UTC).toInstant());
  }

  private static String word(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT);
  }

  private static String nullIfEmpty(String text) {
    return text.isEmpty() ? null : text;
  }
}
