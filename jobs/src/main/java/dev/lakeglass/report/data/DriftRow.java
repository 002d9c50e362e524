package dev.lakeglass.report.data;

import java.time.LocalDate;

/** A row of {@code drift_metrics}; nullable where the table is. */
public record DriftRow(
    LocalDate eventDate,
    LocalDate baselineStart,
    LocalDate baselineEnd,
    String sliceKey,
    String sliceValue,
    String columnName,
    String statistic,
    Double value,
    Double valueLower,
    Double valueUpper,
    Double baselineValue,
    Double currentValue,
    Double threshold,
    Double pValue,
    Double qValue,
    long baselineCount,
    long currentCount,
    String verdict,
    String cause) {}
