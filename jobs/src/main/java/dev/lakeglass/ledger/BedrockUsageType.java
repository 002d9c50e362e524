package dev.lakeglass.ledger;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a usage type of an AWS bill stands for, such as {@code USE1-NovaLite-input-tokens} or, for
 * models sold over the Marketplace, {@code USE1-MP:USE1_InputTokenCount-Units}, whose model is in
 * the product's name.
 *
 * @param model key of {@link ModelWords}; empty if it is no tokens of a model
 * @param kind input, cached_input, cache_write, output or other
 */
public record BedrockUsageType(String model, String kind) {
  public static final BedrockUsageType OTHER = new BedrockUsageType("", "other");

  private static final Pattern NATIVE =
      Pattern.compile(
          "(?:[A-Z]{2,4}\\d?-)?(.+?)-(?:batch-)?((?:cache-read-|cache-write-)?(?:input|output)[-\\w]*token.*)");
  private static final Pattern MARKETPLACE =
      Pattern.compile("(?:[A-Z]{2,4}\\d?-)?MP:[A-Z0-9]+_(\\w*?(?:TokenCount|_tokens)).*");
  private static final Pattern METER =
      Pattern.compile("(?i)(?:(?:cached?|cache[- ](?:read|write)) )?(?:input|output) tokens?");
  private static final Pattern CAMEL = Pattern.compile("(?<=[a-z0-9])(?=[A-Z])");

  /**
   * @param product of the bill line; names the model of a Marketplace usage type
   * @param resource names the model of a plain meter such as {@code Cached Input Tokens}
   */
  public static BedrockUsageType of(String usageType, String product, String resource) {
    Matcher marketplace = MARKETPLACE.matcher(usageType);
    if (marketplace.matches()) {
      return new BedrockUsageType(ModelWords.key(product), kind(marketplace.group(1)));
    }
    Matcher found = NATIVE.matcher(usageType);
    if (found.matches()) {
      String model = CAMEL.matcher(found.group(1)).replaceAll("-");
      return new BedrockUsageType(ModelWords.key(model), kind(found.group(2)));
    }
    return METER.matcher(usageType).matches()
        ? new BedrockUsageType(ModelWords.key(resource), kind(usageType))
        : OTHER;
  }

  /** Tokens in one unit of a line: what its unit says; Marketplace sells by the million. */
  public static long tokensPerUnit(String usageType, String unit) {
    String word = unit.toLowerCase(Locale.ROOT).replace(",", "");
    if (word.matches(".*(\\b1m\\b|million|1000000).*")) {
      return 1_000_000;
    }
    if (word.matches(".*(\\b1k\\b|thousand|1000).*")) {
      return 1_000;
    }
    return !word.contains("token") && MARKETPLACE.matcher(usageType).matches() ? 1_000_000 : 1;
  }

  private static String kind(String text) {
    String lower = text.toLowerCase(Locale.ROOT).replaceAll("[-_ ]", "");
    if (lower.contains("cacheread") || lower.startsWith("cached")) {
      return "cached_input";
    }
    if (lower.contains("cachewrite")) {
      return "cache_write";
    }
    return lower.contains("output") || lower.contains("response") ? "output" : "input";
  }
}
