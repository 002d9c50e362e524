package dev.lakeglass.cost;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lakeglass.job.JobException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
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
    assertThat(book.lookup("openai", "o3", DAY)).isEmpty();
    assertThat(book.lookup("", "gpt-4.1", DAY)).isEmpty();
  }

  @Test
  void changesThePriceOnTheDayItChanged() {
    PriceBook book =
        PriceBook.parse(
            "prices.csv",
            HEADER
                + "launch,openai,o3,10.00,2.50,,40.00,2025-04-16,2025-06-10,2026-11-23,\n"
                + "lower,openai,o3,2.00,0.50,,8.00,2025-06-10,,2026-11-23,\n");

    assertThat(book.lookup("openai", "o3", LocalDate.of(2025, 4, 15))).isEmpty();
    assertThat(book.lookup("openai", "o3", LocalDate.of(2025, 6, 9)))
        .get()
        .extracting(Price::priceId)
        .isEqualTo("launch");
    assertThat(book.lookup("openai", "o3", LocalDate.of(2025, 6, 10)))
        .get()
        .extracting(Price::priceId)
        .isEqualTo("lower");
  }

  @Test
  void chargesCacheTokensAsInputWhereTheFileGivesNoPriceForThem() {
    PriceBook book =
        PriceBook.parse("p.csv", HEADER + "m,mistral_ai,m,2.00,,,6.00,2025-01-01,,2025-01-01,\n");

    Price price = book.lookup("mistral_ai", "m", DAY).orElseThrow();

    assertThat(price.cachedInputUsdPerMillionTokens()).isEqualByComparingTo("2.00");
    assertThat(price.cacheWriteUsdPerMillionTokens()).isEqualByComparingTo("2.00");
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

    Price price = PriceBook.parse("p.csv", csv).lookup("p", "m-1", DAY).orElseThrow();

    assertThat(price.priceId()).isEqualTo("mine");
    assertThat(price.inputUsdPerMillionTokens()).isEqualByComparingTo("1");
    assertThat(price.cachedInputUsdPerMillionTokens()).isEqualByComparingTo("2");
    assertThat(price.cacheWriteUsdPerMillionTokens()).isEqualByComparingTo("3");
    assertThat(price.outputUsdPerMillionTokens()).isEqualByComparingTo("4");
    assertThat(price.recordedAt()).isEqualTo("2026-01-02");
  }

  @Test
  void tellsEveryProblemWithItsLine() {
    String csv =
        HEADER
            + "a,openai,m,1,,,1,2025-01-01,,2025-01-01,\n"
            + "a,openai,n,-1,x,,0.0000000001,2025-01-01,2025-01-01,tomorrow,\n"
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
        .hasMessageContaining("line 3: input_usd_per_million_tokens \"-1\" must be US dollars")
        .hasMessageContaining("line 3: cached_input_usd_per_million_tokens \"x\" must be")
        .hasMessageContaining("line 3: output_usd_per_million_tokens \"0.0000000001\" must be")
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
            () -> PriceBook.parse("p.csv", HEADER.replace("valid_until", "valid_to") + "a,b,c\n"))
        .isInstanceOf(JobException.class)
        .hasMessageContaining("line 1: unknown column \"valid_to\"")
        .hasMessageContaining("line 1: missing column \"valid_until\"");
    assertThatThrownBy(() -> PriceBook.parse("p.csv", "# nothing\n"))
        .isInstanceOf(JobException.class)
        .hasMessageContaining("expected a header line");
  }

  @Test
  void readsThePricesTheJobComesWith() throws IOException {
    PriceBook book =
        PriceBook.parse(
            "conf/model_prices.csv", Files.readString(Path.of("conf", "model_prices.csv")));

    assertThat(book.size()).isGreaterThan(40);
    assertThat(priceId(book, "anthropic", "claude-sonnet-4-5-20250929"))
        .isEqualTo("anthropic-claude-sonnet-4-5");
    assertThat(priceId(book, "anthropic", "claude-sonnet-4-20250514"))
        .isEqualTo("anthropic-claude-sonnet-4-2");
    assertThat(priceId(book, "aws.bedrock", "us.amazon.nova-lite-v1:0"))
        .isEqualTo("bedrock-nova-lite-us");
    assertThat(priceId(book, "openai", "gpt-4.1-mini-2025-04-14"))
        .isEqualTo("openai-gpt-4.1-mini-dated");
    assertThat(book.lookup("openai", "gpt-4o-audio-preview", DAY)).isEmpty();
    assertThat(book.lookup("acme", "acme-translate-1", DAY)).isEmpty();
  }

  private static String priceId(PriceBook book, String provider, String model) {
    return book.lookup(provider, model, DAY).orElseThrow().priceId();
  }
}
