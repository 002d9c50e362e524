package dev.lakeglass.ledger;

import static dev.lakeglass.ledger.CostChange.Factor.CACHE_RATE;
import static dev.lakeglass.ledger.CostChange.Factor.INPUT_LENGTH;
import static dev.lakeglass.ledger.CostChange.Factor.MODEL_MIX;
import static dev.lakeglass.ledger.CostChange.Factor.OUTPUT_LENGTH;
import static dev.lakeglass.ledger.CostChange.Factor.PRICE;
import static dev.lakeglass.ledger.CostChange.Factor.RETRIES;
import static dev.lakeglass.ledger.CostChange.Factor.ROUTE_MIX;
import static dev.lakeglass.ledger.CostChange.Factor.TENANT_MIX;
import static dev.lakeglass.ledger.CostChange.Factor.VOLUME;
import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class CostChangeTest {

  /** 100 calls of 1,000 tokens in at 2 and 500 out at 8: 0.2 + 0.4. Then 700 out: 0.2 + 0.56. */
  @Test
  void putsLongerAnswersDownToOutputLengthAlone() {
    CostChange change =
        change(
            List.of(spend("ask", "a", "m", 100, 0, 100_000, 0, 50_000, "2", "8")),
            List.of(spend("ask", "a", "m", 100, 0, 100_000, 0, 70_000, "2", "8")));

    assertThat(change.changeUsd()).isEqualByComparingTo("0.16");
    assertOnly(change, Map.of(OUTPUT_LENGTH, "0.16"));
  }

  @Test
  void putsEachFactorThatChangesAloneDownToItself() {
    Spend before = spend("ask", "a", "m", 100, 0, 100_000, 0, 50_000, "2", "8");
    assertOnly(
        change(
            List.of(before), List.of(spend("ask", "a", "m", 150, 0, 150_000, 0, 75_000, "2", "8"))),
        Map.of(VOLUME, "0.3"));
    assertOnly(
        change(
            List.of(before), List.of(spend("ask", "a", "m", 100, 0, 150_000, 0, 50_000, "2", "8"))),
        Map.of(INPUT_LENGTH, "0.1"));
    // 100 first attempts and 20 more of the same size: 0.6 × 0.2
    assertOnly(
        change(
            List.of(before),
            List.of(spend("ask", "a", "m", 120, 20, 120_000, 0, 60_000, "2", "8"))),
        Map.of(RETRIES, "0.12"));
    assertOnly(
        change(
            List.of(before), List.of(spend("ask", "a", "m", 100, 0, 100_000, 0, 50_000, "3", "8"))),
        Map.of(PRICE, "0.1"));
    // half of the input read from the cache, at 0.5 instead of 2: 50,000 × 1.5 / 10^6 less, of
    // which the split knows the price of a cache read from the second day
    assertOnly(
        change(
            List.of(before),
            List.of(spend("ask", "a", "m", 100, 0, 100_000, 50_000, 50_000, "2", "8"))),
        Map.of(CACHE_RATE, "-0.075"));
  }

  /** All 100 calls move to a model at a fifth of the prices, of the same lengths: 0.6 to 0.12. */
  @Test
  void putsANewModelDownToMixAndNotToPrice() {
    assertOnly(
        change(
            List.of(spend("ask", "a", "dear", 100, 0, 100_000, 0, 50_000, "2", "8")),
            List.of(spend("ask", "a", "cheap", 100, 0, 100_000, 0, 50_000, "0.4", "1.6"))),
        Map.of(MODEL_MIX, "-0.48"));
  }

  @Test
  void tellsRoutesFromTenants() {
    Spend cheap = spend("faq", "a", "m", 50, 0, 50_000, 0, 0, "2", "8");
    Spend dear = spend("ask", "a", "m", 50, 0, 150_000, 0, 0, "2", "8");
    // of 100 calls 25 move from a route at 0.002 a call to one at 0.006
    assertOnly(
        change(
            List.of(cheap, dear),
            List.of(
                spend("faq", "a", "m", 25, 0, 25_000, 0, 0, "2", "8"),
                spend("ask", "a", "m", 75, 0, 225_000, 0, 0, "2", "8"))),
        Map.of(ROUTE_MIX, "0.1"));
    // the same within one route, between tenants
    assertOnly(
        change(
            List.of(
                spend("ask", "a", "m", 50, 0, 50_000, 0, 0, "2", "8"),
                spend("ask", "b", "m", 50, 0, 150_000, 0, 0, "2", "8")),
            List.of(
                spend("ask", "a", "m", 25, 0, 25_000, 0, 0, "2", "8"),
                spend("ask", "b", "m", 75, 0, 225_000, 0, 0, "2", "8"))),
        Map.of(TENANT_MIX, "0.1"));
  }

  /**
   * Volume doubles and output goes from 500 to 700: from 0.4 to 1.12 at 8 per million. Volume
   * first: +0.4, then length +0.32; length first: +0.16, then volume +0.56. The means are 0.48 and
   * 0.24.
   */
  @Test
  void sharesWhatTwoFactorsDidTogetherOverTheirOrders() {
    assertOnly(
        change(
            List.of(spend("ask", "a", "m", 100, 0, 0, 0, 50_000, "2", "8")),
            List.of(spend("ask", "a", "m", 200, 0, 0, 0, 140_000, "2", "8"))),
        Map.of(VOLUME, "0.48", OUTPUT_LENGTH, "0.24"));
  }

  @Test
  void addsUpToTheChangeToTheLastDigitWhateverChanged() {
    Random random = new Random(7);
    for (int round = 0; round < 200; round++) {
      CostChange change = CostChange.between(day(random), day(random), 1 + random.nextInt(7));

      assertThat(change.parts().values().stream().reduce(BigDecimal.ZERO, BigDecimal::add))
          .isEqualByComparingTo(change.changeUsd());
      // and no part is the remainder of a wrong split: it is larger than rounding by far
      assertThat(change.parts()).hasSize(9);
    }
  }

  @Test
  void comparesWithTheMeanOfABaseline() {
    Spend day = spend("ask", "a", "m", 100, 0, 100_000, 0, 50_000, "2", "8");

    CostChange change = CostChange.between(List.of(day, day, day), List.of(day), 3);

    assertThat(change.beforeUsd()).isEqualByComparingTo("0.6");
    assertOnly(change, Map.of());
  }

  @Test
  void givesAFirstDayToVolume() {
    CostChange change =
        change(List.of(), List.of(spend("ask", "a", "m", 1, 0, 1_000_000, 0, 0, "2", "8")));

    assertThat(change.parts().values().stream().reduce(BigDecimal.ZERO, BigDecimal::add))
        .isEqualByComparingTo("2");
  }

  private static List<Spend> day(Random random) {
    List<Spend> day = new ArrayList<>();
    for (String route : List.of("ask", "faq", "sum")) {
      for (String tenant : List.of("a", "b")) {
        for (String model : List.of("m", "n")) {
          if (random.nextInt(3) > 0) {
            int calls = 1 + random.nextInt(50);
            int retries = random.nextInt(calls + 1);
            day.add(
                spend(
                    route,
                    tenant,
                    model,
                    calls,
                    retries,
                    500 + random.nextInt(9_999),
                    random.nextInt(500),
                    random.nextInt(5_000),
                    String.valueOf(1 + random.nextInt(9)),
                    String.valueOf(1 + random.nextInt(20))));
          }
        }
      }
    }
    return day;
  }

  private static CostChange change(List<Spend> before, List<Spend> after) {
    return CostChange.between(before, after, 1);
  }

  private static void assertOnly(CostChange change, Map<CostChange.Factor, String> expected) {
    change
        .parts()
        .forEach(
            (factor, usd) ->
                assertThat(usd)
                    .as(factor.name())
                    .isEqualByComparingTo(expected.getOrDefault(factor, "0")));
  }

  /** Cached tokens at 0.5. */
  private static Spend spend(
      String route,
      String tenant,
      String model,
      long calls,
      long retries,
      long input,
      long cached,
      long output,
      String inputPrice,
      String outputPrice) {
    return new Spend(
        route,
        tenant,
        model,
        calls,
        retries,
        input,
        cached,
        0,
        output,
        usd(input - cached, inputPrice),
        usd(cached, "0.5"),
        BigDecimal.ZERO,
        usd(output, outputPrice),
        BigDecimal.ZERO);
  }

  private static BigDecimal usd(long tokens, String perMillion) {
    return new BigDecimal(perMillion)
        .multiply(BigDecimal.valueOf(tokens))
        .movePointLeft(6)
        .setScale(9, RoundingMode.HALF_UP);
  }
}
