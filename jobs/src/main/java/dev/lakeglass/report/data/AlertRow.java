package dev.lakeglass.report.data;

import java.time.LocalDate;
import java.util.List;

/** A row of {@code alerts}; nullable where the table is. */
public record AlertRow(
    LocalDate eventDate,
    String alertId,
    String title,
    String severity,
    String metricName,
    String sliceKey,
    String sliceValue,
    Double baselineValue,
    Double currentValue,
    Double effect,
    Double effectLower,
    Double effectUpper,
    String effectUnit,
    Double pValue,
    Double qValue,
    long baselineCount,
    long currentCount,
    LocalDate sinceDate,
    String cause,
    List<String> alsoSeenIn,
    List<String> exampleTraceIds) {
  public AlertRow {
    alsoSeenIn = List.copyOf(alsoSeenIn);
    exampleTraceIds = List.copyOf(exampleTraceIds);
  }

  /** True if this is of severity alert; false if it is a warning. */
  public boolean isAlert() {
    return severity.equals("alert");
  }
}
