package dev.lakeglass.ledger;

import java.math.BigDecimal;

/**
 * What the priced calls of one cell, a route, tenant and model, used and cost in a period.
 *
 * @param calls calls with a cost, attempts included
 * @param retries of these, attempts after the first
 * @param inputTokens cached and cache-writing ones included
 * @param inputUsd cost of the tokens that are neither
 * @param requestUsd what was charged per request
 */
public record Spend(
    String route,
    String tenant,
    String model,
    long calls,
    long retries,
    long inputTokens,
    long cachedTokens,
    long writtenTokens,
    long outputTokens,
    BigDecimal inputUsd,
    BigDecimal cachedUsd,
    BigDecimal writtenUsd,
    BigDecimal outputUsd,
    BigDecimal requestUsd) {

  public BigDecimal totalUsd() {
    return inputUsd.add(cachedUsd).add(writtenUsd).add(outputUsd).add(requestUsd);
  }

  long firstAttempts() {
    return calls - retries;
  }

  Spend plus(Spend other) {
    return new Spend(
        route,
        tenant,
        model,
        calls + other.calls,
        retries + other.retries,
        inputTokens + other.inputTokens,
        cachedTokens + other.cachedTokens,
        writtenTokens + other.writtenTokens,
        outputTokens + other.outputTokens,
        inputUsd.add(other.inputUsd),
        cachedUsd.add(other.cachedUsd),
        writtenUsd.add(other.writtenUsd),
        outputUsd.add(other.outputUsd),
        requestUsd.add(other.requestUsd));
  }
}
