package dev.lakeglass.source;

import java.util.Map;

/**
 * An OpenTelemetry log record.
 *
 * @param timeNanos when it happened, else when it was observed
 * @param said the fields of its body and its attributes
 */
record LogRecord(
    String traceId,
    String spanId,
    long timeNanos,
    String eventName,
    Map<String, Object> said,
    Map<String, Object> resource) {}
