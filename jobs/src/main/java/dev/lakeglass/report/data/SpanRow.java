package dev.lakeglass.report.data;

import java.time.Instant;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/** A row of {@code spans}; nullable where the table is. */
public record SpanRow(
    String spanId,
    String parentSpanId,
    String spanName,
    String operation,
    String application,
    Instant startedAt,
    double durationMs,
    boolean isError,
    String errorType,
    Map<String, String> attributes) {
  public SpanRow {
    attributes = Collections.unmodifiableSortedMap(new TreeMap<>(attributes));
  }
}
