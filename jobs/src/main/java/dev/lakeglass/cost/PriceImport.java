package dev.lakeglass.cost;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Lines made of a public price collection.
 *
 * @param prices one line per model, context tier, service tier and range of days
 * @param skipped what a line cannot say, one sentence each
 */
public record PriceImport(List<Price> prices, List<String> skipped) {
  public PriceImport {
    prices = List.copyOf(prices);
    skipped = List.copyOf(skipped);
  }

  /**
   * These lines after those of an earlier import: a line that says the same keeps the day it was
   * recorded, one that says something else is a correction beside it. Lines that are gone stay:
   * they were known.
   */
  public PriceImport over(List<Price> earlier) {
    Map<String, Price> merged = new LinkedHashMap<>();
    Map<Price.Subject, List<Price>> known = new HashMap<>();
    for (Price line : earlier) {
      merged.put(line.priceId(), line);
      known.computeIfAbsent(line.subject(), subject -> new ArrayList<>()).add(line);
    }
    for (Price line : prices) {
      boolean isKnown =
          known.getOrDefault(line.subject(), List.of()).stream().anyMatch(old -> same(old, line));
      if (!isKnown) {
        String id = line.priceId();
        String free = merged.containsKey(id) ? id + "~" + line.recordedAt() : id;
        merged.put(free, named(line, free));
      }
    }
    return new PriceImport(List.copyOf(merged.values()), skipped);
  }

  private static boolean same(Price old, Price line) {
    return old.aboveInputTokens() == line.aboveInputTokens()
        && old.usd().equals(line.usd())
        && old.validFrom().equals(line.validFrom())
        && old.validUntil().equals(line.validUntil());
  }

  private static Price named(Price line, String id) {
    return new Price(
        id,
        line.layer(),
        line.providers(),
        line.patterns(),
        line.region(),
        line.serviceTier(),
        line.aboveInputTokens(),
        line.usd(),
        line.factor(),
        line.validFrom(),
        line.validUntil(),
        line.recordedAt(),
        line.source());
  }

  /**
   * Some collections hold thirds of cents with all digits of a double. Equal amounts become equal
   * numbers, as read back from a file: 10, never 1E+1.
   */
  static BigDecimal rounded(BigDecimal amount) {
    BigDecimal few = amount.setScale(9, RoundingMode.HALF_UP);
    BigDecimal shortest = few.signum() == 0 ? amount : few.stripTrailingZeros();
    return shortest.scale() < 0 ? shortest.setScale(0) : shortest;
  }

  /** Since when a price holds whose source does not say. */
  static final LocalDate ALWAYS = LocalDate.of(2020, 1, 1);
}
