package dev.lakeglass.ingest;

import dev.lakeglass.span.RawSpan.Evidence;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The narrow part of a span from which a trace is put together: no long text. Components may be
 * null where the log has no value.
 *
 * @param arrivalMicros begin of the hour or day in which its object arrived
 * @param arrivalEndMicros end of that hour or day
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
    Delivery delivery,
    Origin origin) {

  /**
   * Who told of the span.
   *
   * @param callIds ids that other records of the same call or request may share
   * @param joinedBy how it came to its trace, if the record itself does not name one; may be null
   * @param mergedFormats formats of the records of the same call that were merged into it
   * @param inputDelivery where its input was read; null if with the span
   * @param outputDelivery where its output was read; null if with the span
   */
  record Origin(
      Evidence evidence,
      List<String> callIds,
      String joinedBy,
      List<String> mergedFormats,
      Delivery inputDelivery,
      Delivery outputDelivery) {

    static Origin of(Evidence evidence, List<String> callIds, String joinedBy) {
      return new Origin(evidence, callIds, joinedBy, List.of(), null, null);
    }

    Origin with(Delivery input, Delivery output) {
      return new Origin(evidence, callIds, joinedBy, mergedFormats, input, output);
    }

    Origin mergedWith(String format) {
      List<String> formats =
          Stream.concat(mergedFormats.stream(), Stream.of(format)).distinct().sorted().toList();
      return new Origin(evidence, callIds, joinedBy, formats, inputDelivery, outputDelivery);
    }

    Origin joined(String by) {
      return new Origin(evidence, callIds, by, mergedFormats, inputDelivery, outputDelivery);
    }
  }

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
      long arrivalEndMicros,
      boolean isArrivalKnown) {}

  double durationMs() {
    return (endMicros - startMicros) / 1_000.0;
  }

  Delivery inputDelivery() {
    return origin.inputDelivery() == null ? delivery : origin.inputDelivery();
  }

  Delivery outputDelivery() {
    return origin.outputDelivery() == null ? delivery : origin.outputDelivery();
  }

  SpanNode with(CallNode newCall, Origin newOrigin) {
    return copy(operation, attemptNumber, dimensions, newCall, newOrigin);
  }

  SpanNode with(SpanDimensions newDimensions) {
    return copy(operation, attemptNumber, newDimensions, call, origin);
  }

  SpanNode withAttempt(int number) {
    return copy(operation, number, dimensions, call, origin);
  }

  /** The same span, which is no call itself but stands around one. */
  SpanNode asWorkflow() {
    return copy("workflow", attemptNumber, dimensions, null, origin);
  }

  /** The same span, merged with a record that only seems to be about it. */
  SpanNode inferred() {
    return copy(operation, attemptNumber, dimensions, call, origin.joined("inferred"));
  }

  /** The same span under another id, because another span of its trace bears the same. */
  SpanNode renamed(String newSpanId) {
    return copy(newSpanId, operation, attemptNumber, dimensions, call, origin);
  }

  private SpanNode copy(
      String newOperation,
      int attempt,
      SpanDimensions newDimensions,
      CallNode newCall,
      Origin newOrigin) {
    return copy(spanId, newOperation, attempt, newDimensions, newCall, newOrigin);
  }

  private SpanNode copy(
      String newSpanId,
      String newOperation,
      int attempt,
      SpanDimensions newDimensions,
      CallNode newCall,
      Origin newOrigin) {
    return new SpanNode(
        newSpanId,
        parentSpanId,
        name,
        newOperation,
        isEntryKind,
        startMicros,
        endMicros,
        isError,
        errorType,
        attempt,
        isCacheHit,
        attributeCount,
        documentCount,
        redactionCounts,
        newDimensions,
        newCall,
        delivery,
        newOrigin);
  }

  LocalDate startDate() {
    return Instant.ofEpochSecond(Math.floorDiv(startMicros, 1_000_000L))
        .atZone(ZoneOffset.UTC)
        .toLocalDate();
  }

  /** Whether a span tells of it. */
  boolean isTraced() {
    return origin.evidence() == Evidence.SPAN;
  }

  /** Whether a record of a provider or gateway tells of it. */
  boolean isLogged() {
    return origin.evidence() == Evidence.CALL_LOG || !origin.mergedFormats().isEmpty();
  }

  boolean isModelCall() {
    return call != null;
  }

  /** A call that answers: embeddings do not. */
  boolean isAnsweringCall() {
    return call != null && !operation.equals("embeddings");
  }
}
