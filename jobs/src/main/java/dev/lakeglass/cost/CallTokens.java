package dev.lakeglass.cost;

import java.util.Optional;
import java.util.OptionalLong;

/**
 * What is known of the tokens of a call.
 *
 * @param input as the provider reported, else as estimated; empty if neither is known
 * @param output likewise
 * @param isEstimated true if one of the two is an estimate
 */
public record CallTokens(
    OptionalLong input,
    long cachedInput,
    long cacheWrite,
    OptionalLong output,
    boolean isEstimated) {

  /**
   * The usage to price; empty if a count is unknown that costs money. Only an embedding has no
   * output, and its price says so with 0.
   */
  Optional<TokenUsage> usage(Price price) {
    boolean isOutputFree = price.outputUsdPerMillionTokens().signum() == 0;
    if (input.isEmpty() || (output.isEmpty() && !isOutputFree)) {
      return Optional.empty();
    }
    return Optional.of(new TokenUsage(input.getAsLong(), cachedInput, cacheWrite, output.orElse(0)))
        .filter(TokenUsage::isConsistent);
  }
}
