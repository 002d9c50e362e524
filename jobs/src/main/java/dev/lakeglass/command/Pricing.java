package dev.lakeglass.command;

import dev.lakeglass.config.JobConfig;
import dev.lakeglass.cost.BillingRules;
import dev.lakeglass.cost.CallPricer;
import dev.lakeglass.cost.PriceBook;
import dev.lakeglass.cost.PriceFile;
import java.time.LocalDate;
import java.util.Set;

/** Prices as configured. */
public final class Pricing {
  private Pricing() {}

  static PriceBook book(JobConfig config) {
    return PriceBook.of(
        config.cost().prices(),
        config.cost().publicPrices(),
        config.cost().models(),
        new PriceFile.Rates(config.cost().usdPer()));
  }

  public static CallPricer pricer(JobConfig config) {
    return new CallPricer(
        book(config),
        BillingRules.of(config.cost().billing()),
        Set.copyOf(config.cost().cacheBesideInput()),
        LocalDate.MAX);
  }
}
