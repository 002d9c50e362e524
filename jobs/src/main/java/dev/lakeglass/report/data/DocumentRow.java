package dev.lakeglass.report.data;

import java.time.Instant;

/** A row of {@code document_health_daily} of the day. */
public record DocumentRow(
    String indexName,
    String documentId,
    long retrievedCount,
    long requestCount,
    long firstRankCount,
    long promptCount,
    long staleCount,
    Double meanScore,
    String documentVersion,
    Instant documentUpdatedAt,
    long badRequestCount,
    String nearDuplicateId,
    Double nearDuplicateSimilarity) {}
