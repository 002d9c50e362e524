package dev.lakeglass.cost;

import java.io.Serializable;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One line of a price list: what some models cost in a range of days, or a factor on what they
 * cost.
 *
 * @param layer list it stands in: lines of a higher one win, whatever their pattern
 * @param region region it is for; empty for all
 * @param serviceTier batch, flex, priority, …; empty for the standard tier
 * @param aboveInputTokens the price holds for calls with more input tokens than this
 * @param usd per million tokens, or thousand requests; empty if the line is a factor
 * @param factor multiplies the price another line gives, for a discount or a tier; 1 if usd is
 *     given
 * @param validUntil first day the price no longer applies to; {@link LocalDate#MAX} while it does
 * @param recordedAt day from which it was known
 */
@SuppressWarnings("serial") // lists and maps are serializable as copyOf makes them
public record Price(
    String priceId,
    int layer,
    List<String> providers,
    List<ModelPattern> patterns,
    String region,
    String serviceTier,
    long aboveInputTokens,
    Map<TokenClass, BigDecimal> usd,
    BigDecimal factor,
    LocalDate validFrom,
    LocalDate validUntil,
    LocalDate recordedAt,
    String source)
    implements Serializable {

  public Price {
    providers = List.copyOf(providers);
    patterns = List.copyOf(patterns);
    usd = Map.copyOf(usd);
  }

  boolean isFactor() {
    return usd.isEmpty();
  }

  boolean isValidOn(LocalDate day) {
    return !day.isBefore(validFrom) && day.isBefore(validUntil);
  }

  boolean isOf(String provider) {
    return providers.contains("*") || providers.contains(provider);
  }

  boolean isFor(String callRegion) {
    return region.isEmpty() || region.equals(callRegion);
  }

  /** How closely a pattern of the line describes a model; empty if none does. */
  Optional<Integer> specificity(String model) {
    return patterns.stream()
        .filter(pattern -> pattern.matches(model))
        .map(ModelPattern::specificity)
        .max(Integer::compare);
  }

  /** The price of a class, or of the one it is charged as. */
  public BigDecimal usd(TokenClass tokenClass) {
    BigDecimal own = usd.get(tokenClass);
    return own != null ? own : tokenClass.otherwise().map(this::usd).orElse(BigDecimal.ZERO);
  }

  boolean has(TokenClass tokenClass) {
    return usd.containsKey(tokenClass);
  }

  /** Whether nothing has a price: a model that is given away. */
  boolean isFree() {
    return usd.values().stream().allMatch(amount -> amount.signum() == 0);
  }

  Price inLayer(int newLayer) {
    return new Price(
        priceId,
        newLayer,
        providers,
        patterns,
        region,
        serviceTier,
        aboveInputTokens,
        usd,
        factor,
        validFrom,
        validUntil,
        recordedAt,
        source);
  }

  /**
   * What two lines must share for one of them to correct, or to be a context tier of, the other.
   */
  Subject subject() {
    return new Subject(layer, providers, patterns, region, serviceTier, isFactor());
  }

  record Subject(
      int layer,
      List<String> providers,
      List<ModelPattern> patterns,
      String region,
      String serviceTier,
      boolean isFactor) {}

  /** This price times a factor; the id names both lines. */
  Price times(Price by) {
    Map<TokenClass, BigDecimal> amounts = new EnumMap<>(TokenClass.class);
    usd.forEach((key, amount) -> amounts.put(key, amount.multiply(by.factor)));
    LocalDate known = recordedAt.isBefore(by.recordedAt) ? by.recordedAt : recordedAt;
    return new Price(
        priceId + " x " + by.priceId,
        layer,
        providers,
        patterns,
        region,
        by.serviceTier,
        aboveInputTokens,
        amounts,
        BigDecimal.ONE,
        validFrom,
        validUntil,
        known,
        source);
  }

  /** Two lines that both hold, were recorded together and say different things. */
  boolean contradicts(Price other) {
    return subject().equals(other.subject())
        && aboveInputTokens == other.aboveInputTokens
        && recordedAt.equals(other.recordedAt)
        && validFrom.isBefore(other.validUntil)
        && other.validFrom.isBefore(validUntil);
  }
}
