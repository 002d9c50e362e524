package dev.lakeglass.report.data;

import java.time.Instant;

/** A row of {@code labels}; nullable where the table is. */
public record LabelRow(
    String labelId,
    Instant labelledAt,
    String spanId,
    String kind,
    String name,
    Double valueNumber,
    String valueText,
    String comment,
    String authorId,
    String authorType) {}
