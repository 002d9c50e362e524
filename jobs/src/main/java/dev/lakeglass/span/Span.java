package dev.lakeglass.span;

import java.util.List;
import java.util.Map;

/**
 * A span in today's OpenTelemetry GenAI conventions, redacted: what every table is made of.
 *
 * <p>Components may be null where the log has no value, except lists and maps, which are empty.
 *
 * @param startMicros microseconds since the epoch
 * @param endMicros microseconds since the epoch, never before the start
 * @param isEntry whether a request can enter by it (span kind server or consumer)
 * @param attemptNumber 1 for the first attempt
 * @param attributes attributes without content, as texts
 * @param redactions values replaced in any text of the span, whichever table it goes to, by type
 */
public record Span(
    String traceId,
    String spanId,
    String parentSpanId,
    String name,
    String operation,
    boolean isEntry,
    long startMicros,
    long endMicros,
    double durationMs,
    boolean isError,
    String errorType,
    int attemptNumber,
    boolean isCacheHit,
    Integer httpStatusCode,
    Dimensions dimensions,
    Map<String, String> featureFlags,
    Map<String, String> attributes,
    Map<String, Long> redactions,
    ModelCall modelCall,
    Search search,
    ToolExecution toolExecution,
    Origin origin) {

  /**
   * Who told of the span.
   *
   * @param evidence name of a {@link RawSpan.Evidence}
   * @param callIds hashes of ids that other records of the same call or request may share
   */
  public record Origin(String evidence, boolean isTraceIdKnown, List<String> callIds) {}

  /** What the span says about who, where and which version. */
  public record Dimensions(
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
      String promptVersion) {}

  /** One message of a prompt. */
  public record Message(String role, String content) {}

  /** A tool call the model asked for. */
  public record RequestedToolCall(String id, String name, String arguments) {}

  /** What a model received and sent back. */
  public record ModelCall(
      Double temperature,
      Double topP,
      Long maxTokens,
      Long seed,
      String systemPrompt,
      List<Message> messages,
      String userInput,
      List<String> contextDocumentIds,
      String pastedContext,
      String toolDefinitions,
      String outputType,
      String outputSchema,
      String templateHash,
      String promptHash,
      Map<String, Long> inputRedactions,
      String responseModelName,
      String responseId,
      String systemFingerprint,
      String outputText,
      String outputHash,
      String outputShape,
      List<RequestedToolCall> toolCalls,
      String finishReason,
      Double timeToFirstTokenMs,
      Long inputTokens,
      Long cachedInputTokens,
      Long cacheWriteTokens,
      Long outputTokens,
      Long reasoningTokens,
      Map<String, Long> outputRedactions) {}

  /** A search and the documents it returned, best first. */
  public record Search(
      String queryText, String indexName, List<Document> documents, Map<String, Long> redactions) {}

  /**
   * @param updatedMicros microseconds since the epoch
   */
  public record Document(
      String id,
      Double score,
      String content,
      String version,
      Long updatedMicros,
      Map<String, Long> redactions) {}

  /** One run of a tool. */
  public record ToolExecution(
      String toolName,
      String callId,
      String arguments,
      String result,
      Map<String, Long> redactions) {}
}
