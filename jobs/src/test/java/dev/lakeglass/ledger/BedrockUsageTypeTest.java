package dev.lakeglass.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Usage types as AWS prints them, beside the model id a call of that model is logged with. */
class BedrockUsageTypeTest {
  private static final String EDITION = " (Amazon Bedrock Edition)";

  @ParameterizedTest
  @CsvSource({
    "USE1-NovaLite-input-tokens, amazon.nova-lite-v1:0, input",
    "USE1-NovaLite-output-tokens, us.amazon.nova-lite-v1:0, output",
    "USE1-Nova2.0Lite-input-tokens-cross-region-global-batch, global.amazon.nova-2-lite-v1:0, input",
    "USE1-Nova2.0Pro-text-input-tokens-priority-cross-region-global, amazon.nova-2-pro-v1:0, input",
    "EUW1-Claude4.5Sonnet-cache-read-input-token-count, eu.anthropic.claude-sonnet-4-5-20250929-v1:0, cached_input",
    "USE1-Claude4.6Opus-cache-write-input-token-count-cross-region-global, global.anthropic.claude-opus-4-6-v1, cache_write",
    "USE1-Claude4Sonnet-output-tokens-cross-region-global, global.anthropic.claude-sonnet-4-20250514-v1:0, output",
    "USE1-anthropic.claude-opus-4-8-mantle-input-tokens-standard, anthropic.claude-opus-4-8, input",
    "USE1-Claude3-5Haiku-input-tokens-latency-optimized, anthropic.claude-3-5-haiku-20241022-v1:0, input",
    "USE1-Llama3-2-1B-output-tokens, us.meta.llama3-2-1b-instruct-v1:0, output",
    "EU-Qwen3-VL-235B-A22B-input-tokens, qwen.qwen3-vl-235b-a22b, input",
    "USE1-MistralSmall-input-tokens-batch, mistral.mistral-small-2402-v1:0, input",
    "USE1-TitanEmbeddingV2-Text-input-tokens, amazon.titan-embed-text-v2:0, input",
    "USE1-GPT-OSS-120B-input-tokens-flex, openai.gpt-oss-120b-1:0, input",
  })
  void findsModelAndKindInNativeTypes(String usageType, String loggedModel, String kind) {
    assertThat(BedrockUsageType.of(usageType, "Amazon Bedrock", ""))
        .isEqualTo(new BedrockUsageType(ModelWords.key(loggedModel), kind));
  }

  @ParameterizedTest
  @CsvSource({
    "USE1-MP:USE1_InputTokenCount-Units, Claude Sonnet 4.5, us.anthropic.claude-sonnet-4-5-20250929-v1:0, input",
    "USE1-MP:USE1_OutputTokenCount_Global-Units, Claude Haiku 4.5, global.anthropic.claude-haiku-4-5-20251001-v1:0, output",
    "USE1-MP:USE1_CacheReadInputTokenCount_Global-Units, Claude Opus 4.5, global.anthropic.claude-opus-4-5-20251101-v1:0, cached_input",
    "EUW2-MP:EUW2_InputTokenCount_Global_Batch-Units, Claude Haiku 4.5, anthropic.claude-haiku-4-5-20251001-v1:0, input",
    "USW2-MP:USW2_output_tokens_global_standard-Units, Claude Opus 4.8, anthropic.claude-opus-4-8, output",
    "USE1-MP:USE1_CacheWriteInputTokenCount-Units, Claude Sonnet 4.5, anthropic.claude-sonnet-4-5-20250929-v1:0, cache_write",
    "USE1-MP:USE1_ResponseTokenCount-Units, Claude 3 Haiku, anthropic.claude-3-haiku-20240307-v1:0, output",
  })
  void findsTheModelOfMarketplaceTypesInTheProduct(
      String usageType, String product, String loggedModel, String kind) {
    assertThat(BedrockUsageType.of(usageType, product + EDITION, ""))
        .isEqualTo(new BedrockUsageType(ModelWords.key(loggedModel), kind));
  }

  @ParameterizedTest
  @CsvSource({
    "Input Tokens, input",
    "Cached Input Tokens, cached_input",
    "cache write input tokens, cache_write",
    "output tokens, output",
  })
  void findsTheModelOfAPlainMeterInTheResource(String meter, String kind) {
    assertThat(BedrockUsageType.of(meter, "OpenAI", "gpt-4.1"))
        .isEqualTo(new BedrockUsageType(ModelWords.key("gpt-4.1"), kind));
  }

  @ParameterizedTest
  @CsvSource({
    "USE1-ProvisionedThroughput-ModelUnits",
    "USE1-Guardrail-ContentPolicyUnitsConsumed",
    "Stability-SD3-Created_image",
    "''",
  })
  void knowsWhatIsNoTokens(String usageType) {
    assertThat(BedrockUsageType.of(usageType, "Amazon Bedrock", "x"))
        .isEqualTo(BedrockUsageType.OTHER);
  }

  @ParameterizedTest
  @CsvSource({
    "USE1-NovaLite-input-tokens, 1K tokens, 1000",
    "USE1-NovaLite-input-tokens, 1M tokens, 1000000",
    "USE1-NovaLite-input-tokens, Tokens, 1",
    "USE1-NovaLite-input-tokens, '', 1",
    "USE1-MP:USE1_InputTokenCount-Units, Units, 1000000",
    "USE1-MP:USE1_InputTokenCount-Units, 1K tokens, 1000",
    "Input Tokens, '1,000,000 Tokens', 1000000",
    "Input Tokens, 1000 Tokens, 1000",
  })
  void countsTheTokensOfAUnit(String usageType, String unit, long tokens) {
    assertThat(BedrockUsageType.tokensPerUnit(usageType, unit)).isEqualTo(tokens);
  }
}
