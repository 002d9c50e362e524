package dev.lakeglass.cost;

import java.util.Optional;

/**
 * What pricing one call came to: a price and a cost, or the reason why there is none.
 *
 * @param reason no_price, no_price_for_tier, no_tokens, contradictory_tokens, failed, free_model;
 *     empty for a call priced on reported tokens
 * @param price the line that applied; empty when unpriced or not billed
 * @param cost empty when unpriced
 * @param usage tokens the cost is for; empty when unpriced
 */
public record PricedCall(
    PricingStatus status,
    String reason,
    Optional<Price> price,
    Optional<CallCost> cost,
    Optional<TokenUsage> usage) {

  static PricedCall unpriced(String reason) {
    return new PricedCall(
        PricingStatus.UNPRICED, reason, Optional.empty(), Optional.empty(), Optional.empty());
  }

  /** A call the provider does not bill, whatever its model costs. */
  static final PricedCall NOT_BILLED =
      new PricedCall(
          PricingStatus.FREE,
          "failed",
          Optional.empty(),
          Optional.of(CallCost.NOTHING),
          Optional.of(TokenUsage.of(0, 0, 0, 0)));
}
