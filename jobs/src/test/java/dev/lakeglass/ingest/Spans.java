package dev.lakeglass.ingest;

import dev.lakeglass.ingest.SpanNode.CallNode;
import dev.lakeglass.ingest.SpanNode.Delivery;
import dev.lakeglass.ingest.SpanNode.Origin;
import dev.lakeglass.ingest.SpanNode.SpanDimensions;
import dev.lakeglass.span.RawSpan.Evidence;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** Spans of a trace, told by what matters to a test; times in milliseconds after a start. */
final class Spans {
  private static final SpanDimensions NOTHING_SAID =
      new SpanDimensions(
          "app", null, null, null, null, null, null, null, null, null, null, null, null, Map.of());

  private Spans() {}

  static long micros(String instant) {
    return Instant.parse(instant).toEpochMilli() * 1_000;
  }

  static Delivery arrivedAt(String instant) {
    return new Delivery("traces", "a.json", 1, "otlp", micros(instant), micros(instant) + 1, true);
  }

  static SpanNode span(String id, String parent, String operation, long fromMs, long toMs) {
    long start = micros("2026-11-22T10:00:00Z");
    return between(id, parent, operation, start + fromMs * 1_000, start + toMs * 1_000);
  }

  static SpanNode at(String id, String start, String arrival) {
    SpanNode span = between(id, null, "http", micros(start), micros(start) + 1_000);
    return with(span, arrivedAt(arrival));
  }

  private static SpanNode between(
      String id, String parent, String operation, long startMicros, long endMicros) {
    boolean isCall = operation.equals("chat") || operation.equals("embeddings");
    CallNode call =
        isCall ? new CallNode(null, null, true, List.of(), true, 10L, null, null, 5L, null) : null;
    return new SpanNode(
        id,
        parent,
        operation,
        operation,
        false,
        startMicros,
        endMicros,
        false,
        null,
        1,
        false,
        0,
        0,
        Map.of(),
        NOTHING_SAID,
        call,
        arrivedAt("2026-11-22T10:00:00Z"),
        Origin.of(Evidence.SPAN, List.of(), null));
  }

  static SpanNode with(SpanNode s, Delivery delivery) {
    return copy(
        s, s.isEntryKind(), s.errorType(), s.attributeCount(), s.dimensions(), s.call(), delivery);
  }

  static SpanNode with(SpanNode s, SpanDimensions dimensions) {
    return copy(
        s, s.isEntryKind(), s.errorType(), s.attributeCount(), dimensions, s.call(), s.delivery());
  }

  static SpanNode with(SpanNode s, CallNode call) {
    return copy(
        s, s.isEntryKind(), s.errorType(), s.attributeCount(), s.dimensions(), call, s.delivery());
  }

  static SpanNode withAttributes(SpanNode s, int count) {
    return copy(s, s.isEntryKind(), s.errorType(), count, s.dimensions(), s.call(), s.delivery());
  }

  static SpanNode failed(SpanNode s, String errorType) {
    return copy(
        s, s.isEntryKind(), errorType, s.attributeCount(), s.dimensions(), s.call(), s.delivery());
  }

  static SpanNode entering(SpanNode s) {
    return copy(s, true, s.errorType(), s.attributeCount(), s.dimensions(), s.call(), s.delivery());
  }

  private static SpanNode copy(
      SpanNode s,
      boolean isEntryKind,
      String errorType,
      int attributeCount,
      SpanDimensions dimensions,
      CallNode call,
      Delivery delivery) {
    return new SpanNode(
        s.spanId(),
        s.parentSpanId(),
        s.name(),
        s.operation(),
        isEntryKind,
        s.startMicros(),
        s.endMicros(),
        errorType != null,
        errorType,
        s.attemptNumber(),
        s.isCacheHit(),
        attributeCount,
        s.documentCount(),
        s.redactionCounts(),
        dimensions,
        call,
        delivery,
        s.origin());
  }
}
