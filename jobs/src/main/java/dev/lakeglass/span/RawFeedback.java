package dev.lakeglass.span;

import java.time.Instant;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * A feedback event as a source format decoded it, not redacted yet. Texts are empty where the log
 * has none.
 *
 * @param responseId id of the model's answer that is spoken of
 * @param kind explicit, implicit or review
 * @param authorType user, reviewer, system or judge
 */
public record RawFeedback(
    String id,
    Instant givenAt,
    String traceId,
    String spanId,
    String sessionId,
    String kind,
    String name,
    OptionalDouble number,
    Optional<String> text,
    Optional<String> comment,
    String authorId,
    String authorType,
    String application,
    String environment,
    String route,
    String tenantId,
    String responseId)
    implements RawRecord {}
