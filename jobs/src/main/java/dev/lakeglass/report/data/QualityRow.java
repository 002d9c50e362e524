package dev.lakeglass.report.data;

import java.time.LocalDate;

/**
 * A row of {@code quality_daily}; the ratio and its interval are null if nothing was applicable.
 */
public record QualityRow(
    LocalDate eventDate,
    String sliceKey,
    String sliceValue,
    String indicator,
    String unit,
    long applicableCount,
    long hitCount,
    long notApplicableCount,
    long erroredCount,
    Double hitRatio,
    Double hitRatioLower,
    Double hitRatioUpper) {}
