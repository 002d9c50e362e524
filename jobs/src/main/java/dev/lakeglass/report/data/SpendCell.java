package dev.lakeglass.report.data;

import dev.lakeglass.ledger.Spend;
import java.math.BigDecimal;
import java.time.LocalDate;

/**
 * Priced calls of one day, application, route, tenant and model, with what of their cost is waste,
 * as {@code cost_daily} defines it.
 */
public record SpendCell(
    LocalDate day,
    String application,
    Spend spend,
    BigDecimal retryUsd,
    BigDecimal errorUsd,
    BigDecimal truncatedUsd,
    BigDecimal repeatedUsd,
    BigDecimal wastedUsd,
    BigDecimal unusedContextUsd,
    BigDecimal missedCacheUsd) {}
