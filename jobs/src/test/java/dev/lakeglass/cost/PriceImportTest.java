package dev.lakeglass.cost;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Collections in the forms their owners publish, and the price lines that become of them. */
class PriceImportTest {
  private static final LocalDate DAY = LocalDate.of(2026, 11, 23);
  private static final ObjectMapper JSON =
      new ObjectMapper().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS);

  private static final String GENAI =
      """
      [
        {"id": "google", "models": [
          {"id": "gemini-x", "match": {"or": [{"equals": "Gemini-X"}, {"starts_with": "gemini-x-"}]},
           "prices": {"input_mtok": {"base": 1.25, "tiers": [{"start": 200000, "price": 2.5}]},
                      "cache_read_mtok": {"base": 0.31, "tiers": [{"start": 200000, "price": 0.625}]},
                      "output_mtok": {"base": 10, "tiers": [{"start": 200000, "price": 15}]}}}
        ]},
        {"id": "openai", "models": [
          {"id": "o9", "match": {"equals": "o9"},
           "prices": [{"prices": {"input_mtok": 10, "output_mtok": 40}},
                      {"constraint": {"type": "start_date", "start_date": "2026-06-10"},
                       "prices": {"input_mtok": 2, "output_mtok": 8}}]},
          {"id": "gift", "match": {"and": [{"contains": "gift"}, {"ends_with": ":free"}]}, "prices": {}},
          {"id": "night", "match": {"equals": "night"},
           "prices": [{"constraint": {"type": "time_of_date", "start_time": "16:30"},
                       "prices": {"input_mtok": 1}}]},
          {"id": "hours", "match": {"equals": "hours"}, "prices": {"input_mtok": 1, "hour_count": 3}}
        ]},
        {"id": "github-copilot", "models": []}
      ]
      """;

  private static final String LITELLM =
      """
      {
        "sample_spec": {"litellm_provider": "one of https://docs.litellm.ai/docs/providers"},
        "gpt-x": {"litellm_provider": "openai", "mode": "chat",
          "input_cost_per_token": 2e-06, "cache_read_input_token_cost": 5e-07,
          "output_cost_per_token": 8e-06,
          "input_cost_per_token_batches": 1e-06, "output_cost_per_token_batches": 4e-06,
          "input_cost_per_token_priority": 3.5e-06, "output_cost_per_token_priority": 1e-05},
        "bedrock/eu-central-1/anthropic.claude-x-v1:0": {"litellm_provider": "bedrock",
          "input_cost_per_token": 3.3e-06, "cache_creation_input_token_cost": 4.125e-06,
          "cache_creation_input_token_cost_above_1hr": 6.6e-06, "output_cost_per_token": 1.65e-05},
        "gemini/gemini-x": {"litellm_provider": "gemini",
          "input_cost_per_token": 1.25e-06, "input_cost_per_token_above_200k_tokens": 2.5e-06,
          "cache_read_input_token_cost": 3.1e-07, "output_cost_per_token": 1e-05,
          "output_cost_per_token_above_200k_tokens": 1.5e-05},
        "rerank-x": {"litellm_provider": "cohere", "input_cost_per_query": 0.002,
          "input_cost_per_token": 0.0},
        "someone/else": {"litellm_provider": "unheard_of", "input_cost_per_token": 1e-06},
        "openai/*": {"litellm_provider": "openai", "input_cost_per_token": 1e-06}
      }
      """;

  @Test
  void makesOneLinePerContextTierOfGenAiPrices() throws IOException {
    Map<String, Price> lines = byId(GenAiPrices.convert(json(GENAI), DAY, "genai-prices 9.9.9"));

    Price shorter = lines.get("google/gemini-x");
    Price longer = lines.get("google/gemini-x>200000");
    assertThat(shorter.providers()).containsExactly("gcp.gemini", "gcp.vertex_ai", "gcp.gen_ai");
    assertThat(shorter.specificity("gemini-x")).isPresent();
    assertThat(shorter.specificity("gemini-x-002")).isPresent();
    assertThat(shorter.specificity("gemini-xl")).isEmpty();
    assertThat(shorter.source()).isEqualTo("genai-prices 9.9.9");
    assertThat(shorter.recordedAt()).isEqualTo(DAY);
    assertUsd(shorter, TokenClass.INPUT, "1.25");
    assertThat(longer.aboveInputTokens()).isEqualTo(200_000);
    assertUsd(longer, TokenClass.INPUT, "2.5");
    assertUsd(longer, TokenClass.CACHED_INPUT, "0.625");
    assertUsd(longer, TokenClass.OUTPUT, "15");
  }

  @Test
  void endsALineWhereTheNextDatedPriceBegins() throws IOException {
    Map<String, Price> lines = byId(GenAiPrices.convert(json(GENAI), DAY, "s"));

    assertThat(lines.get("openai/o9").validUntil()).isEqualTo("2026-06-10");
    assertThat(lines.get("openai/o9@2026-06-10").validFrom()).isEqualTo("2026-06-10");
    assertUsd(lines.get("openai/o9"), TokenClass.INPUT, "10");
    assertUsd(lines.get("openai/o9@2026-06-10"), TokenClass.INPUT, "2");
  }

  @Test
  void knowsWhatIsGivenAwayFromWhatIsLeftOut() throws IOException {
    PriceImport converted = GenAiPrices.convert(json(GENAI), DAY, "s");
    Map<String, Price> lines = byId(converted);

    assertThat(lines.get("openai/gift").isFree()).isTrue();
    assertThat(lines.get("openai/gift").specificity("a-gift:free")).isPresent();
    assertThat(lines.get("openai/gift").specificity("a-gift")).isEmpty();
    assertThat(lines).doesNotContainKey("openai/night");
    assertThat(converted.skipped())
        .containsExactly(
            "openai/night: a price by time of day; the model is left out, unpriced is not wrong",
            "openai/hours: hour_count",
            "github-copilot: reseller, left out");
  }

  @Test
  void readsTiersRegionsAndLifetimesFromTheKeysOfLiteLlm() throws IOException {
    Map<String, Price> lines = byId(LiteLlmPrices.convert(json(LITELLM), DAY, "litellm"));

    // dollars per token become dollars per million tokens
    assertUsd(lines.get("litellm/gpt-x"), TokenClass.INPUT, "2");
    assertUsd(lines.get("litellm/gpt-x"), TokenClass.CACHED_INPUT, "0.5");
    assertThat(lines.get("litellm/gpt-x#batch").serviceTier()).isEqualTo("batch");
    assertUsd(lines.get("litellm/gpt-x#batch"), TokenClass.OUTPUT, "4");
    assertUsd(lines.get("litellm/gpt-x#priority"), TokenClass.INPUT, "3.5");
    Price bedrock = lines.get("litellm/bedrock/eu-central-1/anthropic.claude-x-v1:0");
    assertThat(bedrock.providers()).containsExactly("aws.bedrock");
    assertThat(bedrock.region()).isEqualTo("eu-central-1");
    assertThat(bedrock.specificity("anthropic.claude-x-v1:0")).isPresent();
    assertUsd(bedrock, TokenClass.CACHE_WRITE, "4.125");
    assertUsd(bedrock, TokenClass.CACHE_WRITE_1H, "6.6");
    // what the long tier does not name costs as in the short one
    Price longer = lines.get("litellm/gemini/gemini-x>200000");
    assertUsd(longer, TokenClass.INPUT, "2.5");
    assertUsd(longer, TokenClass.CACHED_INPUT, "0.31");
    // dollars per search become dollars per thousand
    assertUsd(lines.get("litellm/rerank-x"), TokenClass.REQUEST, "2");
  }

  @Test
  void namesWhatItLeavesOutOfLiteLlm() throws IOException {
    assertThat(LiteLlmPrices.convert(json(LITELLM), DAY, "litellm").skipped())
        .containsExactly(
            "sample_spec: provider is not known here",
            "someone/else: provider is not known here",
            "openai/*: provider is not known here");
  }

  @Test
  void keepsTheDayOfLinesThatSayTheSameAndAddsWhatChanged() throws IOException {
    PriceImport first = LiteLlmPrices.convert(json(LITELLM), DAY, "litellm");
    PriceImport second =
        LiteLlmPrices.convert(
            json(
                LITELLM.replace(
                    "\"output_cost_per_token\": 8e-06", "\"output_cost_per_token\": 9e-06")),
            DAY.plusDays(7),
            "litellm");

    String file = PriceCsv.write(List.of(), first.prices());
    List<Price> earlier = PriceCsv.publicLines(PriceBook.parse("prices.csv", file).prices());

    Map<String, Price> lines = byId(second.over(earlier));

    assertThat(lines).hasSize(first.prices().size() + 1);
    assertUsd(lines.get("litellm/gpt-x"), TokenClass.OUTPUT, "8");
    assertThat(lines.get("litellm/gpt-x").recordedAt()).isEqualTo(DAY);
    assertUsd(lines.get("litellm/gpt-x~2026-11-30"), TokenClass.OUTPUT, "9");
    assertThat(lines.get("litellm/gpt-x~2026-11-30").recordedAt()).isEqualTo("2026-11-30");
    assertThat(lines.get("litellm/rerank-x").recordedAt()).isEqualTo(DAY);
  }

  @Test
  void writesAPriceFileThatReadsBackTheSame() throws IOException {
    List<Price> lines = GenAiPrices.convert(json(GENAI), DAY, "genai-prices 9.9.9").prices();

    String csv = PriceCsv.write(List.of("a remark"), lines);

    assertThat(PriceCsv.publicLines(PriceBook.parse("prices.csv", csv).prices())).isEqualTo(lines);
  }

  @Test
  void refusesOtherDocuments() {
    assertThatThrownBy(() -> GenAiPrices.convert(json("{}"), DAY, "s"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("expected an array of providers with models");
    assertThatThrownBy(() -> LiteLlmPrices.convert(json("[]"), DAY, "s"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("expected an object of models");
  }

  private static void assertUsd(Price line, TokenClass tokenClass, String usd) {
    assertThat(line.usd(tokenClass)).isEqualByComparingTo(new BigDecimal(usd));
  }

  private static Map<String, Price> byId(PriceImport converted) {
    return converted.prices().stream().collect(Collectors.toMap(Price::priceId, line -> line));
  }

  private static JsonNode json(String text) throws IOException {
    return JSON.readTree(text);
  }
}
