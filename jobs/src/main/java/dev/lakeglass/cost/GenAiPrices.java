package dev.lakeglass.cost;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Map.Entry;
import java.util.Optional;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** Reads the data of {@code @pydantic/genai-prices}: an array of providers with their models. */
public final class GenAiPrices {
  private static final Map<String, TokenClass> CLASSES =
      Map.ofEntries(
          Map.entry("input_mtok", TokenClass.INPUT),
          Map.entry("cache_read_mtok", TokenClass.CACHED_INPUT),
          Map.entry("cache_write_mtok", TokenClass.CACHE_WRITE),
          Map.entry("cache_write_1h_mtok", TokenClass.CACHE_WRITE_1H),
          Map.entry("output_mtok", TokenClass.OUTPUT),
          Map.entry("output_reasoning_mtok", TokenClass.REASONING),
          Map.entry("input_audio_mtok", TokenClass.INPUT_AUDIO),
          Map.entry("output_audio_mtok", TokenClass.OUTPUT_AUDIO),
          Map.entry("input_image_mtok", TokenClass.INPUT_IMAGE),
          Map.entry("output_image_mtok", TokenClass.OUTPUT_IMAGE),
          Map.entry("requests_kcount", TokenClass.REQUEST));

  /** Their provider → gen_ai.provider.name. */
  private static final Map<String, String> PROVIDERS =
      Map.of(
          "aws", "aws.bedrock",
          "azure", "azure.ai.openai",
          "google", "gcp.gemini gcp.vertex_ai gcp.gen_ai",
          "mistral", "mistral_ai",
          "x-ai", "x_ai",
          "moonshotai", "moonshot_ai");

  /** Resellers' lists of many hundred models, which applications rarely name as provider. */
  private static final Pattern LEFT_OUT =
      Pattern.compile("huggingface_.*|github-copilot|cursor|quicksilverpro|typesafe|avian");

  private final LocalDate recordedAt;
  private final String source;
  private final List<Price> prices = new ArrayList<>();
  private final List<String> skipped = new ArrayList<>();

  private GenAiPrices(LocalDate recordedAt, String source) {
    this.recordedAt = recordedAt;
    this.source = source;
  }

  /**
   * @param source what to name as source of each line, for example "genai-prices 0.1.8"
   * @throws IllegalArgumentException if it is not an array of providers
   */
  public static PriceImport convert(JsonNode providers, LocalDate recordedAt, String source) {
    if (!providers.isArray() || providers.path(0).path("models").isMissingNode()) {
      throw new IllegalArgumentException("expected an array of providers with models");
    }
    GenAiPrices converter = new GenAiPrices(recordedAt, source);
    providers.forEach(converter::provider);
    return new PriceImport(converter.prices, converter.skipped);
  }

  private void provider(JsonNode provider) {
    String id = provider.path("id").asText();
    if (LEFT_OUT.matcher(id).matches()) {
      skipped.add(id + ": reseller, left out");
      return;
    }
    List<String> names = List.of(PROVIDERS.getOrDefault(id, id).split(" "));
    for (JsonNode model : provider.path("models")) {
      List<ModelPattern> patterns = new ArrayList<>();
      patterns(model.path("match"), patterns);
      String name = id + "/" + model.path("id").asText();
      if (patterns.isEmpty()) {
        skipped.add(name + ": its match cannot be written as patterns");
        continue;
      }
      if (patterns.stream().allMatch(ModelPattern::isValid)) {
        model(name, names, patterns, model.path("prices"));
      } else {
        skipped.add(name + ": a * inside a name");
      }
    }
  }

  private void model(
      String name, List<String> providers, List<ModelPattern> patterns, JsonNode prices) {
    if (!prices.isArray()) {
      lines(name, providers, patterns, prices, PriceImport.ALWAYS, LocalDate.MAX);
      return;
    }
    List<JsonNode> dated = new ArrayList<>();
    for (JsonNode conditional : prices) {
      String type = conditional.path("constraint").path("type").asText("");
      if (type.isEmpty() || type.equals("start_date")) {
        dated.add(conditional);
      } else {
        skipped.add(
            name + ": a price by time of day; the model is left out, unpriced is not wrong");
        return;
      }
    }
    for (int i = 0; i < dated.size(); i++) {
      lines(
          name,
          providers,
          patterns,
          dated.get(i).path("prices"),
          start(dated.get(i)),
          i + 1 < dated.size() ? start(dated.get(i + 1)) : LocalDate.MAX);
    }
  }

  private static LocalDate start(JsonNode conditional) {
    String date = conditional.path("constraint").path("start_date").asText("");
    return date.isEmpty() ? PriceImport.ALWAYS : LocalDate.parse(date);
  }

  /** One line per context length at which a price changes. */
  private void lines(
      String name,
      List<String> providers,
      List<ModelPattern> patterns,
      JsonNode prices,
      LocalDate from,
      LocalDate until) {
    TreeSet<Long> starts = new TreeSet<>(List.of(0L));
    for (JsonNode price : prices) {
      price.path("tiers").forEach(tier -> starts.add(tier.path("start").asLong()));
    }
    for (long start : starts) {
      prices
          .properties()
          .forEach(
              entry -> {
                if (start == 0 && !CLASSES.containsKey(entry.getKey())) {
                  skipped.add(name + ": " + entry.getKey());
                }
              });
      Map<TokenClass, BigDecimal> usd = amounts(prices, start);
      if (usd.isEmpty() && !prices.isEmpty()) {
        return;
      }
      if (usd.isEmpty()) {
        usd.put(TokenClass.INPUT, BigDecimal.ZERO);
        usd.put(TokenClass.OUTPUT, BigDecimal.ZERO);
      }
      String id =
          name.replace(',', '_')
              + (from.equals(PriceImport.ALWAYS) ? "" : "@" + from)
              + (start == 0 ? "" : ">" + start);
      prices(id, providers, patterns, start, usd, from, until);
    }
  }

  private void prices(
      String id,
      List<String> providers,
      List<ModelPattern> patterns,
      long start,
      Map<TokenClass, BigDecimal> usd,
      LocalDate from,
      LocalDate until) {
    prices.add(
        new Price(
            id,
            PriceBook.PUBLIC,
            providers,
            patterns,
            "",
            "",
            start,
            usd,
            BigDecimal.ONE,
            from,
            until,
            recordedAt,
            source));
  }

  private static Map<TokenClass, BigDecimal> amounts(JsonNode prices, long start) {
    Map<TokenClass, BigDecimal> usd = new EnumMap<>(TokenClass.class);
    for (Entry<String, JsonNode> price : prices.properties()) {
      TokenClass tokenClass = CLASSES.get(price.getKey());
      if (tokenClass != null) {
        amount(price.getValue(), start).ifPresent(amount -> usd.put(tokenClass, amount));
      }
    }
    return usd;
  }

  private static Optional<BigDecimal> amount(JsonNode price, long start) {
    if (!price.isObject()) {
      return decimal(price);
    }
    JsonNode amount = price.path("base");
    for (JsonNode tier : price.path("tiers")) {
      if (tier.path("start").asLong() <= start) {
        amount = tier.path("price");
      }
    }
    return decimal(amount);
  }

  private static Optional<BigDecimal> decimal(JsonNode number) {
    return number.isNumber() || number.isTextual()
        ? Optional.of(PriceImport.rounded(new BigDecimal(number.asText())))
        : Optional.empty();
  }

  private static void patterns(JsonNode match, List<ModelPattern> patterns) {
    for (Entry<String, JsonNode> clause : match.properties()) {
      String logged = clause.getValue().asText();
      String text = logged.toLowerCase(Locale.ROOT);
      switch (clause.getKey()) {
        case "or" -> clause.getValue().forEach(inner -> patterns(inner, patterns));
        case "and" -> patterns.add(new ModelPattern("~" + all(clause.getValue())));
        case "equals" -> patterns.add(new ModelPattern(text));
        case "starts_with" -> patterns.add(new ModelPattern(text + "*"));
        case "ends_with" -> patterns.add(new ModelPattern("*" + text));
        case "contains" -> patterns.add(new ModelPattern("*" + text + "*"));
        case "regex" -> patterns.add(new ModelPattern("~" + expression(logged)));
        default -> {}
      }
    }
  }

  /** A file's fields know no comma, and a space parts patterns. */
  private static String expression(String regex) {
    return regex.replace(",", "\\x2c").replace(" ", "\\x20");
  }

  private static String all(JsonNode clauses) {
    StringBuilder regex = new StringBuilder();
    for (JsonNode clause : clauses) {
      Entry<String, JsonNode> only = clause.properties().iterator().next();
      String text = only.getValue().asText().toLowerCase(Locale.ROOT);
      String part =
          switch (only.getKey()) {
            case "equals" -> "^" + literal(text) + "$";
            case "starts_with" -> "^" + literal(text);
            case "ends_with" -> literal(text) + "$";
            case "contains" -> literal(text);
            default -> only.getValue().asText();
          };
      regex.append("(?=").append(part.startsWith("^") ? part : ".*" + part).append(')');
    }
    return "^" + expression(regex.toString());
  }

  private static String literal(String text) {
    return text.replaceAll("[^A-Za-z0-9-]", "\\\\$0");
  }
}
