package dev.lakeglass.cost;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Map.Entry;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads LiteLLM's {@code model_prices_and_context_window.json}: model → prices per token, with
 * context and service tiers in the names of the keys.
 */
public final class LiteLlmPrices {
  private static final Map<String, TokenClass> CLASSES =
      Map.ofEntries(
          Map.entry("input_cost_per_token", TokenClass.INPUT),
          Map.entry("cache_read_input_token_cost", TokenClass.CACHED_INPUT),
          Map.entry("cache_creation_input_token_cost", TokenClass.CACHE_WRITE),
          Map.entry("cache_creation_input_token_cost_above_1hr", TokenClass.CACHE_WRITE_1H),
          Map.entry("input_cost_per_audio_token", TokenClass.INPUT_AUDIO),
          Map.entry("input_cost_per_image_token", TokenClass.INPUT_IMAGE),
          Map.entry("output_cost_per_token", TokenClass.OUTPUT),
          Map.entry("output_cost_per_reasoning_token", TokenClass.REASONING),
          Map.entry("output_cost_per_audio_token", TokenClass.OUTPUT_AUDIO),
          Map.entry("output_cost_per_image_token", TokenClass.OUTPUT_IMAGE),
          Map.entry("input_cost_per_query", TokenClass.REQUEST),
          Map.entry("input_cost_per_request", TokenClass.REQUEST));

  private static final Map<String, String> PROVIDERS =
      Map.ofEntries(
          Map.entry("openai", "openai"),
          Map.entry("text-completion-openai", "openai"),
          Map.entry("azure", "azure.ai.openai"),
          Map.entry("azure_ai", "azure.ai.inference"),
          Map.entry("anthropic", "anthropic"),
          Map.entry("bedrock", "aws.bedrock"),
          Map.entry("bedrock_converse", "aws.bedrock"),
          Map.entry("gemini", "gcp.gemini"),
          Map.entry("vertex_ai-language-models", "gcp.vertex_ai"),
          Map.entry("vertex_ai-anthropic_models", "gcp.vertex_ai"),
          Map.entry("vertex_ai-embedding-models", "gcp.vertex_ai"),
          Map.entry("mistral", "mistral_ai"),
          Map.entry("cohere", "cohere"),
          Map.entry("cohere_chat", "cohere"),
          Map.entry("groq", "groq"),
          Map.entry("deepseek", "deepseek"),
          Map.entry("xai", "x_ai"),
          Map.entry("perplexity", "perplexity"),
          Map.entry("voyage", "voyageai"));

  private static final Pattern KEY =
      Pattern.compile(
          "(.+?)(?:_above_(\\d+)k_tokens)?(?:_(batches|flex|priority))?", Pattern.DOTALL);
  private static final Pattern PREFIX =
      Pattern.compile(
          "(?:azure|azure_ai|gemini|vertex_ai|mistral|cohere|groq|deepseek|xai|perplexity|voyage)/");
  private static final Pattern BEDROCK = Pattern.compile("bedrock/(?:([a-z]+-[a-z-]+-\\d)/)?(.+)");

  private record Said(Price.Subject subject, long aboveInputTokens) {}

  private record Tier(String service, long aboveTokens) {}

  private LiteLlmPrices() {}

  /**
   * @param source what to name as source of lines that name none
   * @throws IllegalArgumentException if it is not an object of models
   */
  public static PriceImport convert(JsonNode models, LocalDate recordedAt, String source) {
    if (!models.isObject()) {
      throw new IllegalArgumentException("expected an object of models");
    }
    List<Price> prices = new ArrayList<>();
    List<String> skipped = new ArrayList<>();
    Set<Said> seen = new HashSet<>();
    for (Entry<String, JsonNode> model : models.properties()) {
      String provider = PROVIDERS.get(model.getValue().path("litellm_provider").asText());
      if (provider == null || model.getKey().contains("*")) {
        skipped.add(model.getKey() + ": provider is not known here");
        continue;
      }
      for (Price line : lines(model.getKey(), provider, model.getValue(), recordedAt, source)) {
        if (seen.add(new Said(line.subject(), line.aboveInputTokens()))) {
          prices.add(line);
        } else {
          skipped.add(line.priceId() + ": the same model stands there under another key");
        }
      }
    }
    return new PriceImport(prices, skipped);
  }

  private static List<Price> lines(
      String key, String provider, JsonNode model, LocalDate recordedAt, String source) {
    String name = PREFIX.matcher(key).replaceFirst("");
    Matcher bedrock = BEDROCK.matcher(key);
    String region = "";
    if (bedrock.matches()) {
      region = bedrock.group(1) == null ? "" : bedrock.group(1);
      name = bedrock.group(2);
    }
    List<Price> lines = new ArrayList<>();
    for (Entry<Tier, Map<TokenClass, BigDecimal>> tier : tiers(model).entrySet()) {
      String id =
          "litellm/"
              + key.replace(',', '_')
              + (tier.getKey().service().isEmpty() ? "" : "#" + tier.getKey().service())
              + (tier.getKey().aboveTokens() == 0 ? "" : ">" + tier.getKey().aboveTokens());
      lines.add(
          new Price(
              id,
              PriceBook.PUBLIC,
              List.of(provider),
              List.of(new ModelPattern(name.toLowerCase(Locale.ROOT))),
              region,
              tier.getKey().service(),
              tier.getKey().aboveTokens(),
              tier.getValue(),
              BigDecimal.ONE,
              PriceImport.ALWAYS,
              LocalDate.MAX,
              recordedAt,
              source));
    }
    return lines;
  }

  /** Classes a tier leaves out cost what they cost in the tier it is made from. */
  private static Map<Tier, Map<TokenClass, BigDecimal>> tiers(JsonNode model) {
    Map<Tier, Map<TokenClass, BigDecimal>> tiers =
        new TreeMap<>(
            java.util.Comparator.comparing(Tier::service).thenComparing(Tier::aboveTokens));
    for (Entry<String, JsonNode> entry : model.properties()) {
      Matcher key = KEY.matcher(entry.getKey());
      TokenClass tokenClass = key.matches() ? CLASSES.get(key.group(1)) : null;
      if (tokenClass != null && entry.getValue().isNumber()) {
        Tier tier =
            new Tier(
                key.group(3) == null ? "" : key.group(3).replace("batches", "batch"),
                key.group(2) == null ? 0 : Long.parseLong(key.group(2)) * 1_000);
        BigDecimal amount =
            PriceImport.rounded(
                entry.getValue().decimalValue().movePointRight(tokenClass.decimalShift()));
        tiers
            .computeIfAbsent(tier, t -> new EnumMap<>(TokenClass.class))
            .merge(tokenClass, amount, BigDecimal::max);
      }
    }
    tiers
        .keySet()
        .removeIf(
            tier -> tier.aboveTokens() > 0 && !tiers.containsKey(new Tier(tier.service(), 0)));
    for (Entry<Tier, Map<TokenClass, BigDecimal>> tier : tiers.entrySet()) {
      if (tier.getKey().aboveTokens() > 0) {
        tiers.get(new Tier(tier.getKey().service(), 0)).forEach(tier.getValue()::putIfAbsent);
      }
    }
    return tiers;
  }
}
