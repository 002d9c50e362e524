package dev.lakeglass.ingest;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;

/**
 * The narrow part of a span from which a trace is put together: no long text. Components may be
 * null where the log has no value.
 *
 * @param arrivalMicros when its object arrived
 * @param isArrivalKnown whether that was read from the path of the object
 * @param attributeCount how much the copy of the span says, to choose between two deliveries
 * @param call what it says as a model call; null if it is none
 * @param documentCount documents a search returned
 * @param redactionCounts values replaced in the texts of the span, by type
 */
record SpanNode(
    String spanId,
    String parentSpanId,
    String name,
    String operation,
    boolean isEntryKind,
    long startMicros,
    long endMicros,
    boolean isError,
    String errorType,
    int attemptNumber,
    boolean isCacheHit,
    int attributeCount,
    int documentCount,
    Map<String, Long> redactionCounts,
    SpanDimensions dimensions,
    CallNode call,
    Delivery delivery) {

  /** What the span says about who, where and which version. */
  record SpanDimensions(
      String application,
      String release,
      String environment,
      String route,
      String tenantId,
      String userId,
      String sessionId,
      String requestId,
      String datasetVersion,
      String providerName,
      String modelName,
      String promptName,
      String promptVersion,
      Map<String, String> featureFlags) {}

  /** The narrow part of a model call. */
  record CallNode(
      String userInputPreview,
      String outputPreview,
      boolean isOutputSent,
      List<String> contextDocumentIds,
      boolean isContentSent,
      Long inputTokens,
      Long cachedInputTokens,
      Long cacheWriteTokens,
      Long outputTokens,
      Long reasoningTokens) {}

  /** Where this copy of the span was read. */
  record Delivery(
      String sourceName,
      String sourceFile,
      long sourcePosition,
      String sourceFormat,
      long arrivalMicros,
      boolean isArrivalKnown) {}

  LocalDate startDate() {
    return Instant.ofEpochSecond(Math.floorDiv(startMicros, 1_000_000L))
        .atZone(ZoneOffset.UTC)
        .toLocalDate();
  }

  boolean isModelCall() {
    return call != null;
  }

  /** A call that answers: embeddings do not. */
  boolean isAnsweringCall() {
    return call != null && !operation.equals("embeddings");
  }
}
