package dev.lakeglass.report.data;

/** A row of {@code output_checks}; nullable where the table is. */
public record CheckRow(
    String spanId,
    String checkName,
    String verdict,
    Double score,
    String reason,
    String evidence,
    String checkVersion) {}
