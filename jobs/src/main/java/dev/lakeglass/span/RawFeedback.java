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
 * @param documentRank place of the document spoken of in the result of its search, from 1; 0 if
 *     none
 * @param replaces id of an earlier event that this one takes the place of
 * @param isRetraction whether the event takes back what was said under its id
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
    String responseId,
    int documentRank,
    String replaces,
    boolean isRetraction)
    implements RawRecord {

  /** Feedback about a request or a span that takes the place of no other. */
  public RawFeedback(
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
      String responseId) {
    this(
        id,
        givenAt,
        traceId,
        spanId,
        sessionId,
        kind,
        name,
        number,
        text,
        comment,
        authorId,
        authorType,
        application,
        environment,
        route,
        tenantId,
        responseId,
        0,
        "",
        false);
  }
}
