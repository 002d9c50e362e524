package dev.lakeglass.report.data;

/** Records that arrived on the day and could not be read, counted over {@code rejected_lines}. */
public record RejectedRow(
    String sourceName, String sourceFormat, String reasonCode, long rejectedCount) {}
