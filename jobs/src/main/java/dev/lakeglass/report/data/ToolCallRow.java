package dev.lakeglass.report.data;

/** A row of {@code tool_calls}; nullable where the table is. */
public record ToolCallRow(
    String spanId,
    String toolName,
    String arguments,
    String result,
    Integer httpStatusCode,
    double durationMs,
    boolean isCacheHit,
    boolean isError,
    String errorType) {}
