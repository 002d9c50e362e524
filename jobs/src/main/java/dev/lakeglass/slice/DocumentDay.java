package dev.lakeglass.slice;

import java.time.Instant;
import java.time.LocalDate;

/**
 * What a document did on a day.
 *
 * @param requests requests it was returned to
 * @param badRequests those of them that went bad
 * @param firstRequests requests in which a search returned it first
 * @param firstBadRequests those of them that went bad
 * @param updatedAt its newest change date; null if not sent
 */
public record DocumentDay(
    LocalDate day,
    String indexName,
    String documentId,
    long requests,
    long badRequests,
    long firstRequests,
    long firstBadRequests,
    Instant updatedAt) {}
