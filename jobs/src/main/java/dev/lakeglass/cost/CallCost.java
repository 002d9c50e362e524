package dev.lakeglass.cost;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** Cost of one model call in US dollars, to nine decimals. */
public record CallCost(
    BigDecimal inputUsd,
    BigDecimal cachedInputUsd,
    BigDecimal cacheWriteUsd,
    BigDecimal outputUsd) {
  static final int DECIMALS = 9;
  private static final int MILLION = 6;

  /**
   * Each part is {@code tokens × price / 1,000,000}, rounded half up to nine decimals.
   *
   * @throws IllegalArgumentException if the token counts contradict each other
   */
  public static CallCost of(Price price, TokenUsage usage) {
    if (!usage.isConsistent()) {
      throw new IllegalArgumentException("Cannot price contradictory token counts: " + usage);
    }
    return new CallCost(
        part(usage.uncachedInputTokens(), price.inputUsdPerMillionTokens()),
        part(usage.cachedInputTokens(), price.cachedInputUsdPerMillionTokens()),
        part(usage.cacheWriteTokens(), price.cacheWriteUsdPerMillionTokens()),
        part(usage.outputTokens(), price.outputUsdPerMillionTokens()));
  }

  /** Sum of the rounded parts, so that the parts of a bill add up to it. */
  public BigDecimal totalUsd() {
    return inputUsd.add(cachedInputUsd).add(cacheWriteUsd).add(outputUsd);
  }

  private static BigDecimal part(long tokens, BigDecimal usdPerMillionTokens) {
    return usdPerMillionTokens
        .multiply(BigDecimal.valueOf(tokens))
        .movePointLeft(MILLION)
        .setScale(DECIMALS, RoundingMode.HALF_UP);
  }
}
