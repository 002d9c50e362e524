package dev.lakeglass.ledger;

import java.math.BigDecimal;
import java.time.LocalDate;

/**
 * Tokens of one kind and what they cost, as billed or as logged.
 *
 * @param account cloud account; empty if not known
 * @param region cloud region; empty if not known
 * @param model as a {@link ModelWords} key
 * @param kind input, cached_input, cache_write, output; other for what is no tokens of a model
 * @param usageType what the bill calls it; empty in the log
 * @param tokens null if the bill tells the money only
 * @param usd null if the calls have no price
 */
public record Usage(
    String account,
    LocalDate day,
    String region,
    String model,
    String kind,
    String usageType,
    BigDecimal tokens,
    BigDecimal usd) {

  Usage at(String newAccount, String newRegion) {
    return new Usage(newAccount, day, newRegion, model, kind, usageType, tokens, usd);
  }
}
