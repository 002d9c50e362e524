package dev.lakeglass.cost;

import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * Cost of one model call in US dollars, to nine decimals.
 *
 * @param inputUsd input tokens that were not cached, spoken and pictured ones included
 * @param outputUsd output tokens, reasoning included
 * @param requestUsd what is charged per request, whatever its length: a search of a reranker
 */
public record CallCost(
    BigDecimal inputUsd,
    BigDecimal cachedInputUsd,
    BigDecimal cacheWriteUsd,
    BigDecimal outputUsd,
    BigDecimal requestUsd) {
  static final int DECIMALS = 9;
  static final CallCost NOTHING = new CallCost(zero(), zero(), zero(), zero(), zero());

  /**
   * Each part is {@code tokens × price / 1,000,000} over its classes, rounded half up to nine
   * decimals once per class.
   *
   * @throws IllegalArgumentException if the token counts contradict each other
   */
  public static CallCost of(Price price, TokenUsage usage) {
    if (!usage.isConsistent()) {
      throw new IllegalArgumentException("Cannot price contradictory token counts: " + usage);
    }
    return new CallCost(
        amount(price, TokenClass.INPUT, usage.freshInputTokens())
            .add(amount(price, TokenClass.INPUT_AUDIO, usage.audioInputTokens()))
            .add(amount(price, TokenClass.INPUT_IMAGE, usage.imageInputTokens())),
        amount(price, TokenClass.CACHED_INPUT, usage.cachedInputTokens()),
        amount(price, TokenClass.CACHE_WRITE, usage.cacheWriteTokens() - usage.cacheWrite1hTokens())
            .add(amount(price, TokenClass.CACHE_WRITE_1H, usage.cacheWrite1hTokens())),
        amount(price, TokenClass.OUTPUT, usage.plainOutputTokens())
            .add(amount(price, TokenClass.REASONING, usage.reasoningTokens()))
            .add(amount(price, TokenClass.OUTPUT_AUDIO, usage.audioOutputTokens()))
            .add(amount(price, TokenClass.OUTPUT_IMAGE, usage.imageOutputTokens())),
        amount(price, TokenClass.REQUEST, 1));
  }

  /** Sum of the rounded parts, so that the parts of a bill add up to it. */
  public BigDecimal totalUsd() {
    return inputUsd.add(cachedInputUsd).add(cacheWriteUsd).add(outputUsd).add(requestUsd);
  }

  private static BigDecimal amount(Price price, TokenClass tokenClass, long units) {
    return units == 0
        ? zero()
        : price
            .usd(tokenClass)
            .multiply(BigDecimal.valueOf(units))
            .movePointLeft(tokenClass.decimalShift())
            .setScale(DECIMALS, RoundingMode.HALF_UP);
  }

  private static BigDecimal zero() {
    return BigDecimal.valueOf(0, DECIMALS);
  }
}
