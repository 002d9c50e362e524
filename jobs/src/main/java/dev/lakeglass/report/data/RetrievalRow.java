package dev.lakeglass.report.data;

import java.time.LocalDate;

/**
 * A row of {@code retrieval_daily}; means, percentile, low and slow are null where the table has
 * none.
 */
public record RetrievalRow(
    LocalDate eventDate,
    String indexName,
    String datasetVersion,
    String route,
    long searchCount,
    long requestCount,
    long retryCount,
    long retriedRequestCount,
    long errorCount,
    long emptyCount,
    long cacheHitCount,
    long documentCount,
    long staleDocumentCount,
    long promptDocumentCount,
    Double meanTopScore,
    Double meanDurationMs,
    Double p95DurationMs,
    Long lowScoreCount,
    Long slowCount,
    long repeatedDocumentCount,
    long unusedSearchCount,
    long retryStormRequestCount,
    long oldCacheHitCount,
    long badRequestCount) {}
