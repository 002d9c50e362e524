package dev.lakeglass.cost;

import java.io.Serializable;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Prices calls one at a time.
 *
 * <p>A call stays unpriced, which is not the same as free, if no line of the price file applies, if
 * its tokens are neither reported nor countable (a call that failed without an answer is one:
 * nobody knows whether it was billed), or if the counts contradict each other.
 */
public final class CallPricer implements Serializable {
  private static final long serialVersionUID = 1L;

  private final PriceBook prices;

  /** A day has few models and many calls; empty again after a journey to another machine. */
  private transient Map<PricedModel, Optional<Price>> found;

  public CallPricer(PriceBook prices) {
    this.prices = prices;
  }

  /** Provider or model may be empty text where the log has none: unpriced then. */
  public PricedCall price(String provider, String model, LocalDate day, CallTokens tokens) {
    Optional<Price> price = lookup(new PricedModel(provider, model, day));
    Optional<TokenUsage> usage = price.flatMap(tokens::usage);
    if (usage.isEmpty()) {
      return PricedCall.UNPRICED;
    }
    PricingStatus status =
        tokens.isEstimated() ? PricingStatus.ESTIMATED_TOKENS : PricingStatus.PRICED;
    return PricedCall.of(status, price.get(), usage.get());
  }

  private Optional<Price> lookup(PricedModel model) {
    return cache()
        .computeIfAbsent(model, key -> prices.lookup(key.provider(), key.model(), key.day()));
  }

  private synchronized Map<PricedModel, Optional<Price>> cache() {
    if (found == null) {
      found = new ConcurrentHashMap<>();
    }
    return found;
  }

  private record PricedModel(String provider, String model, LocalDate day) {}
}
