package dev.lakeglass.report.data;

import java.math.BigDecimal;
import java.time.LocalDate;

/**
 * Requests of one day and slice, counted over {@code request_outcomes}.
 *
 * <p>{@code sliceKey} is all, route or tenant_id. Percentiles are milliseconds. {@code
 * totalCostUsd} is null if nothing was priced, token sums are null if no call reported any.
 */
public record OutcomeRow(
    LocalDate eventDate,
    String sliceKey,
    String sliceValue,
    long requestCount,
    long errorCount,
    long incompleteCount,
    long badCount,
    long labelledCount,
    double p50DurationMs,
    double p95DurationMs,
    BigDecimal totalCostUsd,
    Long inputTokens,
    Long outputTokens) {}
