package dev.lakeglass.cost;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lakeglass.config.ConfigFile;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PublicPricesTest {
  /** The calculator of the collection computes in doubles. */
  private static final BigDecimal TOLERANCE = new BigDecimal("0.000000005");

  private final PriceBook book =
      PriceBook.of("", ConfigFile.packed("public_prices.csv"), Map.of(), PriceFile.Rates.NONE);

  /**
   * usd is what the JavaScript calculator of genai-prices 0.1.8 makes of the same usage, for every
   * name its patterns hold and two usages each; left out: models priced by the hour or the page,
   * which it gives 0, and those priced by time of day, which the import leaves out.
   */
  @Test
  void agreesWithTheCollectionsOwnCalculator() throws IOException {
    List<String> differing = new ArrayList<>();
    int compared = 0;
    for (String line : witness()) {
      String[] field = line.split(",");
      Optional<BigDecimal> cost = cost(field);
      BigDecimal expected = new BigDecimal(field[7]);
      compared++;
      if (cost.isEmpty() || cost.get().subtract(expected).abs().compareTo(TOLERANCE) > 0) {
        differing.add(line + " but here " + cost);
      }
    }

    assertThat(compared).isGreaterThan(1_500);
    assertThat(differing).isEmpty();
  }

  private Optional<BigDecimal> cost(String[] field) {
    TokenUsage usage =
        TokenUsage.of(
            Long.parseLong(field[3]),
            Long.parseLong(field[4]),
            Long.parseLong(field[5]),
            Long.parseLong(field[6]));
    return book.lookup(PriceQuery.of(field[0], field[1], LocalDate.parse(field[2])))
        .map(price -> CallCost.of(price.of(usage.inputTokens()), usage).totalUsd());
  }

  private static List<String> witness() throws IOException {
    try (BufferedReader reader =
        new BufferedReader(
            new InputStreamReader(
                PublicPricesTest.class.getResourceAsStream("/cost/genai-prices-calculator.csv"),
                StandardCharsets.UTF_8))) {
      return reader.lines().skip(1).toList();
    }
  }
}
