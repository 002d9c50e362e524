package dev.lakeglass.report.data;

/** A row of {@code signal_coverage_daily} of the day. */
public record CoverageRow(
    String application,
    String route,
    String signal,
    long requestCount,
    long coveredCount,
    double coveredRatio) {}
