package dev.lakeglass.cost;

import java.util.Optional;

/**
 * What pricing one call came to: a price and a cost, or neither.
 *
 * @param price the line that applied; empty when unpriced
 * @param cost empty when unpriced
 */
public record PricedCall(PricingStatus status, Optional<Price> price, Optional<CallCost> cost) {
  static final PricedCall UNPRICED =
      new PricedCall(PricingStatus.UNPRICED, Optional.empty(), Optional.empty());

  static PricedCall of(PricingStatus status, Price price, TokenUsage usage) {
    return new PricedCall(status, Optional.of(price), Optional.of(CallCost.of(price, usage)));
  }
}
