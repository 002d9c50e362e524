package dev.lakeglass.report.data;

import java.time.Instant;

/** A row of {@code retrieved_documents}; nullable where the table is. */
public record RetrievedDocumentRow(
    String spanId,
    int rank,
    String documentId,
    String indexName,
    String datasetVersion,
    Double score,
    String content,
    String documentVersion,
    Instant documentUpdatedAt,
    Boolean isInPrompt) {}
