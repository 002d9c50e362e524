package dev.lakeglass.report.data;

import java.math.BigDecimal;
import java.time.LocalDate;

/**
 * Model calls of one day and slice, summed over {@code cost_daily}.
 *
 * <p>{@code sliceKey} is all, application, route, tenant_id, model_name (provider and model),
 * prompt_version (name@version) or route_model. Costs are null if no call of the slice is priced.
 */
public record CostRow(
    LocalDate eventDate,
    String sliceKey,
    String sliceValue,
    long callCount,
    long pricedCallCount,
    long estimatedCallCount,
    long unpricedCallCount,
    long inputTokens,
    long cachedInputTokens,
    long cacheWriteTokens,
    long outputTokens,
    long unpricedTokens,
    BigDecimal inputCostUsd,
    BigDecimal cachedInputCostUsd,
    BigDecimal cacheWriteCostUsd,
    BigDecimal outputCostUsd,
    BigDecimal totalCostUsd,
    BigDecimal retryCostUsd,
    BigDecimal errorCostUsd) {}
