package dev.lakeglass.cost;

import java.io.Serializable;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Prices calls one at a time.
 *
 * <p>A call stays unpriced, which is not the same as free, if no line of the price list applies, if
 * its tokens are neither reported nor countable, or if the counts contradict each other.
 */
public final class CallPricer implements Serializable {
  private static final long serialVersionUID = 1L;

  private final PriceBook prices;
  private final BillingRules billing;

  @SuppressWarnings("serial") // as Set.copyOf makes it
  private final Set<String> countsCacheBeside;

  private final LocalDate knownAt;

  /** A day has few models and many calls; empty again after a journey to another machine. */
  private transient Map<PriceQuery, Optional<AppliedPrice>> found;

  public CallPricer(PriceBook prices) {
    this(prices, BillingRules.DEFAULTS, Set.of(), LocalDate.MAX);
  }

  /**
   * @param countsCacheBeside providers whose calls are logged with cached tokens beside the input,
   *     not inside it
   * @param knownAt prices recorded later are not used
   */
  public CallPricer(
      PriceBook prices, BillingRules billing, Set<String> countsCacheBeside, LocalDate knownAt) {
    this.prices = prices;
    this.billing = billing;
    this.countsCacheBeside = Set.copyOf(countsCacheBeside);
    this.knownAt = knownAt;
  }

  public CallPricer asKnownAt(LocalDate day) {
    return new CallPricer(prices, billing, countsCacheBeside, day);
  }

  /** Provider or model may be empty text where the log has none: unpriced then. */
  public PricedCall price(Call call) {
    if (call.isWithoutTrace() && billing.of(call) == BillingRules.Rule.FREE) {
      return PricedCall.NOT_BILLED;
    }
    Optional<AppliedPrice> found =
        lookup(
            new PriceQuery(
                call.provider(),
                call.model(),
                call.region(),
                call.serviceTier(),
                call.day(),
                knownAt));
    return found
        .map(price -> price(call, price))
        .orElseGet(
            () ->
                PricedCall.unpriced(
                    call.serviceTier().isEmpty() ? "no_price" : "no_price_for_tier"));
  }

  private PricedCall price(Call call, AppliedPrice applied) {
    Price base = applied.of(0);
    boolean lacksTokens = call.lacksTokens(base);
    if (lacksTokens) {
      BillingRules.Rule rule = billing.of(call);
      if (rule == BillingRules.Rule.FREE) {
        return PricedCall.NOT_BILLED;
      }
      if (rule == BillingRules.Rule.UNPRICED) {
        return PricedCall.unpriced("no_tokens");
      }
    }
    Optional<TokenUsage> counted = call.usage(base);
    if (counted.isEmpty()) {
      return PricedCall.unpriced("no_tokens");
    }
    boolean isBeside = countsCacheBeside.contains(call.provider());
    TokenUsage usage = isBeside ? counted.get().withCacheInsideInput() : counted.get();
    if (!usage.isConsistent()) {
      return PricedCall.unpriced("contradictory_tokens");
    }
    Price price = applied.of(usage.inputTokens());
    PricingStatus status =
        price.isFree()
            ? PricingStatus.FREE
            : lacksTokens || call.isEstimate()
                ? PricingStatus.ESTIMATED_TOKENS
                : PricingStatus.PRICED;
    return new PricedCall(
        status,
        price.isFree() ? "free_model" : "",
        Optional.of(price),
        Optional.of(CallCost.of(price, usage)),
        Optional.of(usage));
  }

  private Optional<AppliedPrice> lookup(PriceQuery query) {
    return cache().computeIfAbsent(query, prices::lookup);
  }

  private synchronized Map<PriceQuery, Optional<AppliedPrice>> cache() {
    if (found == null) {
      found = new ConcurrentHashMap<>();
    }
    return found;
  }
}
