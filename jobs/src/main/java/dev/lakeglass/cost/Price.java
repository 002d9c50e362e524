package dev.lakeglass.cost;

import java.io.Serializable;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Locale;

/**
 * What a model costs in a range of days: one line of {@code conf/model_prices.csv}.
 *
 * @param modelPattern a model name, or the beginning of one followed by {@code *}
 * @param validUntil first day the price no longer applies to; {@link LocalDate#MAX} while it does
 */
public record Price(
    String priceId,
    String providerName,
    String modelPattern,
    BigDecimal inputUsdPerMillionTokens,
    BigDecimal cachedInputUsdPerMillionTokens,
    BigDecimal cacheWriteUsdPerMillionTokens,
    BigDecimal outputUsdPerMillionTokens,
    LocalDate validFrom,
    LocalDate validUntil,
    LocalDate recordedAt,
    String source)
    implements Serializable {

  /** Whether the price is one of this model and day. */
  boolean applies(String provider, String model, LocalDate day) {
    return isValidOn(day)
        && providerName.equals(provider.toLowerCase(Locale.ROOT))
        && matches(model.toLowerCase(Locale.ROOT));
  }

  /** How much of a name the pattern pins down; an exact name beats every pattern. */
  int specificity() {
    return isExact() ? Integer.MAX_VALUE : modelPattern.length();
  }

  boolean overlaps(Price other) {
    return providerName.equals(other.providerName)
        && modelPattern.equals(other.modelPattern)
        && validFrom.isBefore(other.validUntil)
        && other.validFrom.isBefore(validUntil);
  }

  private boolean isValidOn(LocalDate day) {
    return !day.isBefore(validFrom) && day.isBefore(validUntil);
  }

  private boolean matches(String model) {
    return isExact()
        ? model.equals(modelPattern)
        : model.startsWith(modelPattern.substring(0, modelPattern.length() - 1));
  }

  private boolean isExact() {
    return !modelPattern.endsWith("*");
  }
}
