package dev.lakeglass.report.data;

/**
 * How many rows of {@code drift_metrics} of the day have a verdict; all of them, not only those in
 * the report.
 */
public record DriftCount(String verdict, long count) {}
