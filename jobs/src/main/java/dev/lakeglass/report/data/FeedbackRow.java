package dev.lakeglass.report.data;

import java.time.LocalDate;

/**
 * Labels of one day and slice, summed over {@code feedback_daily}; {@code sliceKey} is all, route
 * or prompt_version.
 */
public record FeedbackRow(
    LocalDate eventDate,
    String sliceKey,
    String sliceValue,
    String labelName,
    long requestCount,
    long labelledRequestCount,
    long labelCount) {}
