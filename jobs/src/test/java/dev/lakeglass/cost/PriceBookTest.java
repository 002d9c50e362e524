package dev.lakeglass.cost;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lakeglass.config.ConfigFile;
import dev.lakeglass.job.JobException;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PriceBookTest {
  private static final LocalDate DAY = LocalDate.of(2026, 11, 22);
  private static final String HEADER =
      "price_id,provider_name,model_pattern,input_usd_per_million_tokens,"
          + "cached_input_usd_per_million_tokens,cache_write_usd_per_million_tokens,"
          + "output_usd_per_million_tokens,valid_from,valid_until,recorded_at,source\n";

  @Test
  void prefersTheMostSpecificPattern() {
    PriceBook book =
        PriceBook.parse(
            "prices.csv",
            HEADER
                + "any,openai,gpt-*,1,,,1,2025-01-01,,2025-01-01,\n"
                + "family,openai,gpt-4.1*,2,,,2,2025-01-01,,2025-01-01,\n"
                + "exact,openai,gpt-4.1,3,,,3,2025-01-01,,2025-01-01,\n"
                + "elsewhere,azure.ai.openai,gpt-4.1-mini,4,,,4,2025-01-01,,2025-01-01,\n");

    assertThat(priceId(book, "openai", "gpt-4.1")).isEqualTo("exact");
    assertThat(priceId(book, "openai", "gpt-4.1-mini")).isEqualTo("family");
    assertThat(priceId(book, "openai", "gpt-4o")).isEqualTo("any");
    assertThat(priceId(book, "OpenAI", "GPT-4.1")).isEqualTo("exact");
    assertThat(lookup(book, "openai", "o3", DAY)).isEmpty();
    assertThat(lookup(book, "", "gpt-4.1", DAY)).isEmpty();
  }

  @Test
  void changesThePriceOnTheDayItChanged() {
    PriceBook book =
        PriceBook.parse(
            "prices.csv",
            HEADER
                + "launch,openai,o3,10.00,2.50,,40.00,2025-04-16,2025-06-10,2026-11-23,\n"
                + "lower,openai,o3,2.00,0.50,,8.00,2025-06-10,,2026-11-23,\n");

    assertThat(lookup(book, "openai", "o3", LocalDate.of(2025, 4, 15))).isEmpty();
    assertThat(lookup(book, "openai", "o3", LocalDate.of(2025, 6, 9)))
        .get()
        .extracting(Price::priceId)
        .isEqualTo("launch");
    assertThat(lookup(book, "openai", "o3", LocalDate.of(2025, 6, 10)))
        .get()
        .extracting(Price::priceId)
        .isEqualTo("lower");
  }

  @Test
  void chargesCacheTokensAsInputWhereTheFileGivesNoPriceForThem() {
    PriceBook book =
        PriceBook.parse("p.csv", HEADER + "m,mistral_ai,m,2.00,,,6.00,2025-01-01,,2025-01-01,\n");

    Price price = lookup(book, "mistral_ai", "m", DAY).orElseThrow();

    assertThat(price.usd(TokenClass.CACHED_INPUT)).isEqualByComparingTo("2.00");
    assertThat(price.usd(TokenClass.CACHE_WRITE_1H)).isEqualByComparingTo("2.00");
  }

  @Test
  void skipsRemarksAndReadsColumnsInAnyOrder() {
    String csv =
        """
        # prices of my contract

        source,recorded_at,valid_until,valid_from,output_usd_per_million_tokens,\
        cache_write_usd_per_million_tokens,cached_input_usd_per_million_tokens,\
        input_usd_per_million_tokens,model_pattern,provider_name,price_id
        contract, 2026-01-02 ,,2026-01-01,4,3,2,1,m*,p,mine
        """;

    Price price = lookup(PriceBook.parse("p.csv", csv), "p", "m-1", DAY).orElseThrow();

    assertThat(price.priceId()).isEqualTo("mine");
    assertThat(price.usd(TokenClass.INPUT)).isEqualByComparingTo("1");
    assertThat(price.usd(TokenClass.CACHED_INPUT)).isEqualByComparingTo("2");
    assertThat(price.usd(TokenClass.CACHE_WRITE)).isEqualByComparingTo("3");
    assertThat(price.usd(TokenClass.OUTPUT)).isEqualByComparingTo("4");
    assertThat(price.recordedAt()).isEqualTo("2026-01-02");
  }

  @Test
  void tellsEveryProblemWithItsLine() {
    String csv =
        HEADER
            + "a,openai,m,1,,,1,2025-01-01,,2025-01-01,\n"
            + "a,openai,n,-1,x,,0.0000000000001,2025-01-01,2025-01-01,tomorrow,\n"
            + "b,openai,m,1,,,1,2026-01-01,2026-06-01,2025-01-01,\n"
            + "c,openai,g*t,1,,,1,2025-01-01,,2025-01-01,\n"
            + "d,,x,1,,,1,2025-01-01,,2025-01-01,\n"
            + "e,openai,y\n"
            + "a,openai,z,1,,,1,2025-01-01,,2025-01-01,\n";

    assertThatThrownBy(() -> PriceBook.parse("conf/model_prices.csv", csv))
        .isInstanceOfSatisfying(
            JobException.class,
            failure -> assertThat(failure.category()).isEqualTo(JobException.Category.CONFIG))
        .hasMessageStartingWith("Cannot read conf/model_prices.csv: 10 problems")
        .hasMessageContaining("line 3: input_usd_per_million_tokens \"-1\" must be a number")
        .hasMessageContaining("line 3: cached_input_usd_per_million_tokens \"x\" must be")
        .hasMessageContaining("line 3: output_usd_per_million_tokens \"0.0000000000001\" must be")
        .hasMessageContaining("line 3: recorded_at \"tomorrow\" must be a day like 2026-11-22")
        .hasMessageContaining("line 3: valid_until 2025-01-01 must be after valid_from 2025-01-01")
        .hasMessageContaining("line 4: openai m has a price for some of these days in line 2")
        .hasMessageContaining("line 5: model_pattern \"g*t\" must be a name")
        .hasMessageContaining("line 6: provider_name is empty")
        .hasMessageContaining("line 7: expected 11 fields, found 3")
        .hasMessageContaining("line 8: price_id \"a\" is taken by line 2");
  }

  @Test
  void refusesUnknownAndMissingColumns() {
    assertThatThrownBy(
            () -> PriceBook.parse("p.csv", HEADER.replace("valid_from", "valid_since") + "a,b,c\n"))
        .isInstanceOf(JobException.class)
        .hasMessageContaining("line 1: unknown column \"valid_since\"")
        .hasMessageContaining("line 1: missing column \"valid_from\"");
    assertThatThrownBy(() -> PriceBook.parse("p.csv", "# nothing\n"))
        .isInstanceOf(JobException.class)
        .hasMessageContaining("expected a header line");
  }

  @Test
  void readsThePricesTheJobComesWith() {
    PriceBook book = packed();

    assertThat(book.size()).isGreaterThan(1_400);
    assertThat(priceId(book, "anthropic", "claude-sonnet-4-5-20250929"))
        .isEqualTo("anthropic/claude-sonnet-4-5");
    assertThat(priceId(book, "aws.bedrock", "us.amazon.nova-lite-v1:0"))
        .isEqualTo("aws/amazon.nova-lite-v1:0");
    assertThat(priceId(book, "openai", "gpt-4.1-mini-2025-04-14")).isEqualTo("openai/gpt-4.1-mini");
    assertThat(lookup(book, "openai", "gpt-4.1-turbo-preview", DAY)).isEmpty();
    assertThat(lookup(book, "acme", "acme-translate-1", DAY)).isEmpty();
  }

  /**
   * A profile across regions is billed as its geography is (us.: 3.30), the global one at the list
   * price (3.00), whatever else the ARN says.
   */
  @Test
  void findsTheModelInAnArnAndKeepsItsGeography() {
    PriceBook book = packed();
    String profile = "arn:aws:bedrock:us-east-1:123456789012:inference-profile/%s";
    String model = "anthropic.claude-sonnet-4-5-20250929-v1:0";

    assertThat(input(book, profile.formatted("us." + model))).isEqualByComparingTo("3.3");
    assertThat(input(book, profile.formatted("global." + model))).isEqualByComparingTo("3");
    assertThat(input(book, "arn:aws:bedrock:eu-west-1::foundation-model/amazon.nova-lite-v1:0"))
        .isEqualByComparingTo("0.06");
  }

  @Test
  void fallsBackToTheNameWithoutGeographyAndSnapshot() {
    PriceBook book =
        PriceBook.parse(
            "p.csv", HEADER + "n,aws.bedrock,acme.nova-v1:0,1,,,1,2025-01-01,,2025-01-01,\n");

    assertThat(priceId(book, "aws.bedrock", "apac.acme.nova-v1:0")).isEqualTo("n");
    assertThat(priceId(book, "aws.bedrock", "global.acme.nova-v1:0")).isEqualTo("n");
    assertThat(lookup(book, "aws.bedrock", "moon.acme.nova-v1:0", DAY)).isEmpty();
  }

  @Test
  void knowsTheModelBehindADeployment() {
    PriceBook book =
        PriceBook.of(
            HEADER + "m,azure.ai.openai,gpt-4.1,2,,,8,2025-01-01,,2025-01-01,\n",
            "",
            Map.of("azure.ai.openai/Chat-Prod", "gpt-4.1"),
            PriceFile.Rates.NONE);

    assertThat(priceId(book, "azure.ai.openai", "chat-prod")).isEqualTo("m");
    assertThat(lookup(book, "openai", "chat-prod", DAY)).isEmpty();
  }

  @Test
  void laysTheOwnersLinesAndDiscountsOverPublicOnes() {
    String wide =
        "price_id,provider_name,model_pattern,input_usd_per_million_tokens,"
            + "output_usd_per_million_tokens,price_factor,valid_from,recorded_at,source\n";
    PriceBook book =
        PriceBook.of(
            wide
                + "contract,openai,gpt*,1.5,6,,2025-01-01,2025-01-01,contract 7\n"
                + "discount,anthropic,*,,,0.88,2025-01-01,2025-02-01,contract 8\n",
            wide
                + "list,openai,gpt-4.1,2,8,,2025-01-01,2025-01-01,\n"
                + "sonnet,anthropic,claude,3,15,,2025-01-01,2025-01-01,\n",
            Map.of(),
            PriceFile.Rates.NONE);

    assertThat(priceId(book, "openai", "gpt-4.1")).isEqualTo("contract");
    Price discounted = lookup(book, "anthropic", "claude", DAY).orElseThrow();
    assertThat(discounted.priceId()).isEqualTo("sonnet x discount");
    // 3 × 0.88, 15 × 0.88
    assertThat(discounted.usd(TokenClass.INPUT)).isEqualByComparingTo("2.64");
    assertThat(discounted.usd(TokenClass.OUTPUT)).isEqualByComparingTo("13.2");
    assertThat(discounted.recordedAt()).isEqualTo("2025-02-01");
  }

  @Test
  void prefersTheLineOfTheRegionAndLeavesAnUnknownTierUnpriced() {
    String wide =
        "price_id,provider_name,model_pattern,region,service_tier,input_usd_per_million_tokens,"
            + "price_factor,valid_from,recorded_at,source\n";
    PriceBook book =
        PriceBook.parse(
            "p.csv",
            wide
                + "all,p,m*,,,1,,2025-01-01,2025-01-01,\n"
                + "tokyo,p,m*,ap-northeast-1,,1.2,,2025-01-01,2025-01-01,\n"
                + "half,p,*,,batch,,0.5,2025-01-01,2025-01-01,\n");

    assertThat(price(book, "", "").priceId()).isEqualTo("all");
    assertThat(price(book, "ap-northeast-1", "default").priceId()).isEqualTo("tokyo");
    assertThat(price(book, "ap-northeast-1", "batch").usd(TokenClass.INPUT))
        .isEqualByComparingTo("0.6");
    assertThat(book.lookup(new PriceQuery("p", "m", "", "priority", DAY, LocalDate.MAX))).isEmpty();
  }

  @Test
  void correctsALineWithALaterOneAndStillKnowsTheEarlier() {
    PriceBook book =
        PriceBook.parse(
            "p.csv",
            HEADER
                + "typo,p,m,30,,,1,2025-01-01,,2025-01-01,\n"
                + "right,p,m,3,,,1,2025-01-01,,2025-03-01,\n");

    assertThat(priceId(book, "p", "m")).isEqualTo("right");
    assertThat(
            book.lookup(new PriceQuery("p", "m", "", "", DAY, LocalDate.of(2025, 2, 28)))
                .orElseThrow()
                .of(1)
                .priceId())
        .isEqualTo("typo");
    assertThat(book.lookup(new PriceQuery("p", "m", "", "", DAY, LocalDate.of(2024, 12, 31))))
        .isEmpty();
  }

  @Test
  void saysWhyLinesDoNotApply() {
    PriceBook book =
        PriceBook.parse(
            "p.csv",
            HEADER
                + "old,openai,o3,10,,,40,2025-04-16,2025-06-10,2025-04-16,\n"
                + "new,openai,o3,2,,,8,2025-06-10,,2025-06-10,\n");

    PriceAnswer answer =
        book.explain(PriceQuery.of("azure.ai.openai", "o3-2025-04-16", LocalDate.of(2025, 6, 9)));

    assertThat(answer.price().orElseThrow().of(1).priceId()).isEqualTo("old");
    assertThat(answer.why())
        .contains("its name in price lists is o3")
        .contains("azure.ai.openai has no line for it and bills it as openai does");
    assertThat(answer.others())
        .singleElement()
        .satisfies(
            other -> {
              assertThat(other.line().priceId()).isEqualTo("new");
              assertThat(other.reason()).isEqualTo("valid from 2025-06-10");
            });
  }

  @Test
  void convertsOtherCurrenciesAtTheConfiguredRate() {
    String csv =
        "price_id,provider_name,model_pattern,input_usd_per_million_tokens,currency,valid_from,"
            + "recorded_at,source\nm,p,m,2,EUR,2025-01-01,2025-01-01,\n";

    PriceBook book =
        PriceBook.of(csv, "", Map.of(), new PriceFile.Rates(Map.of("EUR", new BigDecimal("1.1"))));

    assertThat(lookup(book, "p", "m", DAY).orElseThrow().usd(TokenClass.INPUT))
        .isEqualByComparingTo("2.2");
    assertThatThrownBy(() -> PriceBook.parse("p.csv", csv))
        .hasMessageContaining("line 2: currency EUR has no rate; give cost.usd-per.EUR");
  }

  private static PriceBook packed() {
    return PriceBook.of(
        ConfigFile.packed("model_prices.csv"),
        ConfigFile.packed("public_prices.csv"),
        Map.of(),
        PriceFile.Rates.NONE);
  }

  private static BigDecimal input(PriceBook book, String model) {
    return lookup(book, "aws.bedrock", model, DAY).orElseThrow().usd(TokenClass.INPUT);
  }

  private static Price price(PriceBook book, String region, String tier) {
    return book.lookup(new PriceQuery("p", "m-1", region, tier, DAY, LocalDate.MAX))
        .orElseThrow()
        .of(1);
  }

  private static String priceId(PriceBook book, String provider, String model) {
    return lookup(book, provider, model, DAY).orElseThrow().priceId();
  }

  private static Optional<Price> lookup(
      PriceBook book, String provider, String model, LocalDate day) {
    return book.lookup(PriceQuery.of(provider, model, day)).map(price -> price.of(1));
  }
}
