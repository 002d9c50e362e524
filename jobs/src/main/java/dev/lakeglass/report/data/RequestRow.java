package dev.lakeglass.report.data;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A row of {@code requests} with what {@code request_outcomes} adds; nullable where the tables are.
 */
public record RequestRow(
    LocalDate eventDate,
    String traceId,
    String requestId,
    Instant startedAt,
    double durationMs,
    String status,
    String errorType,
    String application,
    String release,
    String environment,
    String route,
    String tenantId,
    String userId,
    String sessionId,
    String datasetVersion,
    Map<String, String> featureFlags,
    String modelName,
    String promptName,
    String promptVersion,
    String answerSpanId,
    long spanCount,
    long orphanSpanCount,
    long retryCount,
    double modelMs,
    double retrievalMs,
    double toolMs,
    double otherMs,
    String criticalStage,
    Long inputTokens,
    Long cachedInputTokens,
    Long outputTokens,
    Long reasoningTokens,
    BigDecimal totalCostUsd,
    long unpricedCallCount,
    String userInputPreview,
    String finalOutputPreview,
    List<String> missingSignals,
    List<String> badReasons) {
  public RequestRow {
    featureFlags = Collections.unmodifiableSortedMap(new TreeMap<>(featureFlags));
    missingSignals = List.copyOf(missingSignals);
    badReasons = List.copyOf(badReasons);
  }
}
