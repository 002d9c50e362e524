package dev.lakeglass.cost;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lakeglass.config.ConfigFile;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import org.junit.jupiter.api.Test;

class CallPricerTest {
  private static final LocalDate DAY = LocalDate.of(2026, 11, 22);
  private static final OptionalLong NONE = OptionalLong.empty();

  private final CallPricer pricer =
      new CallPricer(book(CallCostTest.price("3.00", "0.30", "3.75", "15.00")));

  @Test
  void pricesReportedTokens() {
    PricedCall call = pricer.price(reported("model", TokenUsage.of(1_000_000, 0, 0, 1_000_000)));

    assertThat(call.status()).isEqualTo(PricingStatus.PRICED);
    assertThat(call.reason()).isEmpty();
    assertThat(call.cost().orElseThrow().totalUsd()).isEqualByComparingTo("18");
  }

  @Test
  void saysThatTokensWereEstimated() {
    PricedCall call = pricer.price(silent(OptionalLong.of(10), OptionalLong.of(1), "", true));

    assertThat(call.status()).isEqualTo(PricingStatus.ESTIMATED_TOKENS);
    // 10 × 3 + 1 × 15 = 45 / 10^6
    assertThat(call.cost().orElseThrow().totalUsd()).isEqualByComparingTo("0.000045");
  }

  @Test
  void leavesUnpricedWhatItCannotPriceAndSaysWhy() {
    TokenUsage some = TokenUsage.of(1, 0, 0, 1);

    assertThat(pricer.price(reported("other", some)).reason()).isEqualTo("no_price");
    assertThat(pricer.price(call("", "model", "", DAY, some)).reason()).isEqualTo("no_price");
    assertThat(
            pricer.price(call("provider", "model", "", LocalDate.of(2024, 12, 31), some)).reason())
        .isEqualTo("no_price");
    assertThat(pricer.price(call("provider", "model", "priority", DAY, some)).reason())
        .isEqualTo("no_price_for_tier");
    assertThat(pricer.price(silent(NONE, NONE, "", false)).reason()).isEqualTo("no_tokens");
    PricedCall contradictory = pricer.price(reported("model", TokenUsage.of(1, 2, 0, 1)));
    assertThat(contradictory.reason()).isEqualTo("contradictory_tokens");
    assertThat(contradictory.status()).isEqualTo(PricingStatus.UNPRICED);
    assertThat(contradictory.cost()).isEmpty();
  }

  @Test
  void billsFailuresTimeoutsAndBrokenStreamsAsConfigured() {
    Call failed = failed("rate_limit_exceeded", NONE, false);
    Call timedOut = failed("TimeoutError", NONE, false);
    Call aborted = failed("ConnectionReset", OptionalLong.of(40), true);

    assertThat(pricer.price(failed).status()).isEqualTo(PricingStatus.FREE);
    assertThat(pricer.price(failed).reason()).isEqualTo("failed");
    assertThat(pricer.price(timedOut).status()).isEqualTo(PricingStatus.UNPRICED);
    // the provider bills the question and what it had answered: (100 × 3 + 40 × 15) / 10^6
    assertThat(pricer.price(aborted).status()).isEqualTo(PricingStatus.ESTIMATED_TOKENS);
    assertThat(pricer.price(aborted).cost().orElseThrow().totalUsd())
        .isEqualByComparingTo("0.0009");

    CallPricer strict =
        new CallPricer(
            book(CallCostTest.price("3", "3", "3", "15")),
            BillingRules.of(Map.of("failed", "unpriced", "timeout", "free", "aborted", "unpriced")),
            Set.of(),
            LocalDate.MAX);
    assertThat(strict.price(failed).status()).isEqualTo(PricingStatus.UNPRICED);
    assertThat(strict.price(timedOut).status()).isEqualTo(PricingStatus.FREE);
    assertThat(strict.price(aborted).status()).isEqualTo(PricingStatus.UNPRICED);
  }

  @Test
  void alwaysPricesWhatAFailedCallReports() {
    Call failed =
        new Call(
            "provider",
            "model",
            "",
            "",
            DAY,
            TokenUsage.of(1_000, 0, 0, 0),
            true,
            true,
            NONE,
            NONE,
            false,
            true,
            "error",
            false);

    assertThat(pricer.price(failed).cost().orElseThrow().totalUsd()).isEqualByComparingTo("0.003");
  }

  /**
   * Claude Sonnet 4.5, 2,000 fresh tokens, 9,000 read from and 1,000 written to the cache, 500 out:
   * (2,000 × 3 + 9,000 × 0.30 + 1,000 × 3.75 + 500 × 15) / 10^6 = 0.01995. OpenTelemetry logs
   * 12,000 input tokens for it, Anthropic's own usage 2,000. gpt-4.1 likewise, whose writes cost as
   * input: ((12,000 − 9,000) × 2 + 9,000 × 0.50 + 500 × 8) / 10^6 = 0.0145.
   */
  @Test
  void pricesCachedTokensOnceWhicheverWayAProviderCountsThem() {
    PriceBook packed = packed();
    CallPricer inside = new CallPricer(packed);
    CallPricer beside =
        new CallPricer(packed, BillingRules.DEFAULTS, Set.of("anthropic"), LocalDate.MAX);

    assertThat(
            total(
                inside, "anthropic", "claude-sonnet-4-5", TokenUsage.of(12_000, 9_000, 1_000, 500)))
        .isEqualByComparingTo("0.01995");
    assertThat(
            total(
                beside, "anthropic", "claude-sonnet-4-5", TokenUsage.of(2_000, 9_000, 1_000, 500)))
        .isEqualByComparingTo("0.01995");
    assertThat(total(beside, "openai", "gpt-4.1", TokenUsage.of(12_000, 9_000, 0, 500)))
        .isEqualByComparingTo("0.0145");
  }

  /**
   * Gemini 2.5 Pro costs 1.25 in, 10 out, and 2.50, 15 for a call above 200,000 input tokens, all
   * of it: 200,000 × 1.25 + 1,000 × 10 = 260,000; 200,001 × 2.50 + 1,000 × 15 = 515,002.5, / 10^6.
   */
  @Test
  void pricesAWholeLongCallAtTheLongPrice() {
    CallPricer book = new CallPricer(packed());

    assertThat(total(book, "gcp.gemini", "gemini-2.5-pro", TokenUsage.of(200_000, 0, 0, 1_000)))
        .isEqualByComparingTo("0.26");
    assertThat(total(book, "gcp.gemini", "gemini-2.5-pro", TokenUsage.of(200_001, 0, 0, 1_000)))
        .isEqualByComparingTo("0.5150025");
  }

  /** gpt-4.1 in a batch: half of 2 and of 8: (10,000 × 1 + 1,000 × 4) / 10^6. */
  @Test
  void pricesABatchAtItsTier() {
    CallPricer book = new CallPricer(packed());

    PricedCall call =
        book.price(call("openai", "gpt-4.1", "batch", DAY, TokenUsage.of(10_000, 0, 0, 1_000)));

    assertThat(call.cost().orElseThrow().totalUsd()).isEqualByComparingTo("0.014");
    assertThat(call.price().orElseThrow().priceId()).isEqualTo("openai/gpt-4.1 x openai-batch");
  }

  /** o3 fell from 10 and 40 to 2 and 8 on 2025-06-10: 1,000 in and out cost 0.05, then 0.01. */
  @Test
  void changesThePriceAtMidnight() {
    CallPricer book = new CallPricer(packed());
    TokenUsage usage = TokenUsage.of(1_000, 0, 0, 1_000);

    assertThat(
            book.price(call("openai", "o3", "", LocalDate.of(2025, 6, 9), usage))
                .cost()
                .orElseThrow()
                .totalUsd())
        .isEqualByComparingTo("0.05");
    assertThat(
            book.price(call("openai", "o3", "", LocalDate.of(2025, 6, 10), usage))
                .cost()
                .orElseThrow()
                .totalUsd())
        .isEqualByComparingTo("0.01");
  }

  /** The same usage as the price list stood then and as it stands now. */
  @Test
  void pricesAsReportedAndAsCorrected() {
    PriceBook corrected =
        PriceBook.parse(
            "p.csv",
            "price_id,provider_name,model_pattern,input_usd_per_million_tokens,output_usd_per_million_tokens,"
                + "valid_from,recorded_at,source\n"
                + "typo,provider,model,30,15,2025-01-01,2025-01-01,\n"
                + "right,provider,model,3,15,2025-01-01,2026-12-01,\n");
    CallPricer now = new CallPricer(corrected);
    TokenUsage usage = TokenUsage.of(1_000_000, 0, 0, 0);

    assertThat(now.asKnownAt(DAY).price(reported("model", usage)).cost().orElseThrow().totalUsd())
        .isEqualByComparingTo("30");
    assertThat(now.price(reported("model", usage)).cost().orElseThrow().totalUsd())
        .isEqualByComparingTo("3");
  }

  @Test
  void needsNoTokensOfWhatCostsNothingPerToken() {
    CallPricer embeddings = new CallPricer(book(CallCostTest.price("0.02", "0.02", "0.02", "0")));
    CallPricer reranker =
        new CallPricer(book(CallCostTest.price(Map.of(TokenClass.REQUEST, new BigDecimal("2")))));
    Call embedding =
        new Call(
            "provider",
            "model",
            "",
            "",
            DAY,
            TokenUsage.of(50, 0, 0, 0),
            true,
            false,
            NONE,
            NONE,
            false,
            false,
            "",
            false);

    assertThat(embeddings.price(embedding).cost().orElseThrow().totalUsd())
        .isEqualByComparingTo("0.000001");
    assertThat(reranker.price(silent(NONE, NONE, "", true)).status())
        .isEqualTo(PricingStatus.PRICED);
    assertThat(reranker.price(silent(NONE, NONE, "", true)).cost().orElseThrow().totalUsd())
        .isEqualByComparingTo("0.002");
  }

  @Test
  void callsFreeWhatIsGivenAway() {
    CallPricer free = new CallPricer(book(CallCostTest.price("0", "0", "0", "0")));

    PricedCall call = free.price(reported("model", TokenUsage.of(10, 0, 0, 10)));

    assertThat(call.status()).isEqualTo(PricingStatus.FREE);
    assertThat(call.reason()).isEqualTo("free_model");
    assertThat(call.cost().orElseThrow().totalUsd()).isZero();
  }

  @Test
  void pricesTheSameAfterAJourneyToAnotherMachine() throws IOException, ClassNotFoundException {
    CallPricer sent = new CallPricer(packed());
    Call call = call("openai", "gpt-4.1", "batch", DAY, TokenUsage.of(5, 0, 0, 7));
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
      out.writeObject(sent);
    }
    try (ObjectInputStream in =
        new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
      CallPricer arrived = (CallPricer) in.readObject();

      assertThat(arrived.price(call)).isEqualTo(sent.price(call));
    }
  }

  private static BigDecimal total(
      CallPricer pricer, String provider, String model, TokenUsage usage) {
    return pricer.price(call(provider, model, "", DAY, usage)).cost().orElseThrow().totalUsd();
  }

  private static PriceBook book(Price price) {
    return new PriceBook(List.of(price), Map.of());
  }

  private static PriceBook packed() {
    return PriceBook.of(
        ConfigFile.packed("model_prices.csv"),
        ConfigFile.packed("public_prices.csv"),
        Map.of(),
        PriceFile.Rates.NONE);
  }

  private static Call reported(String model, TokenUsage usage) {
    return call("provider", model, "", DAY, usage);
  }

  static Call call(String provider, String model, String tier, LocalDate day, TokenUsage usage) {
    return new Call(
        provider, model, "", tier, day, usage, true, true, NONE, NONE, false, false, "", true);
  }

  private static Call silent(
      OptionalLong input, OptionalLong output, String errorType, boolean hasAnswer) {
    return new Call(
        "provider",
        "model",
        "",
        "",
        DAY,
        TokenUsage.of(0, 0, 0, 0),
        false,
        false,
        input,
        output,
        false,
        false,
        errorType,
        hasAnswer);
  }

  private static Call failed(String errorType, OptionalLong output, boolean hasAnswer) {
    return new Call(
        "provider",
        "model",
        "",
        "",
        DAY,
        TokenUsage.of(0, 0, 0, 0),
        false,
        false,
        OptionalLong.of(100),
        output,
        false,
        true,
        errorType,
        hasAnswer);
  }
}
