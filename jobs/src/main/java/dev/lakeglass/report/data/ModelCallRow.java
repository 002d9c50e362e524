package dev.lakeglass.report.data;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A model call: its rows of {@code prompts}, {@code outputs} and {@code model_call_costs} side by
 * side.
 *
 * <p>Nullable where the tables are; {@code messages} is empty if content was not sent; {@code
 * pricingStatus} is unpriced where the call has no row in {@code model_call_costs}.
 */
public record ModelCallRow(
    String spanId,
    Instant startedAt,
    String operation,
    String providerName,
    String modelName,
    String promptName,
    String promptVersion,
    Double temperature,
    Double topP,
    Long maxTokens,
    int attemptNumber,
    String systemPrompt,
    List<MessageRow> messages,
    String outputSchema,
    String toolDefinitions,
    String outputText,
    List<ToolRequestRow> toolCalls,
    String finishReason,
    double durationMs,
    Double timeToFirstTokenMs,
    Long inputTokens,
    Long cachedInputTokens,
    Long cacheWriteTokens,
    Long outputTokens,
    Long reasoningTokens,
    boolean isTokenCountEstimated,
    boolean isError,
    String errorType,
    String pricingStatus,
    BigDecimal inputCostUsd,
    BigDecimal cachedInputCostUsd,
    BigDecimal cacheWriteCostUsd,
    BigDecimal outputCostUsd,
    BigDecimal totalCostUsd,
    String priceId,
    Map<String, Long> redactionCounts) {
  public ModelCallRow {
    messages = List.copyOf(messages);
    toolCalls = List.copyOf(toolCalls);
    redactionCounts = Collections.unmodifiableSortedMap(new TreeMap<>(redactionCounts));
  }
}
