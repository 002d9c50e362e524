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
  private static final Pattern NATIVE =
      Pattern.compile(
          "(?:[A-Z]{2,4}\\d?-)?(.+?)-(?:batch-)?((?:cache-read-|cache-write-)?(?:input|output)[-\\w]*token.*)");
  private static final Pattern MARKETPLACE =
      Pattern.compile("(?:[A-Z]{2,4}\\d?-)?MP:[A-Z0-9]+_(\\w*?TokenCount).*");
  private static final Pattern CAMEL = Pattern.compile("(?<=[a-z0-9])(?=[A-Z])");

  public static BedrockUsageType of(String usageType, String product) {
    Matcher marketplace = MARKETPLACE.matcher(usageType);
    if (marketplace.matches()) {
      return new BedrockUsageType(ModelWords.key(product), kind(marketplace.group(1)));
    }
    Matcher found = NATIVE.matcher(usageType);
    if (found.matches()) {
      String model = CAMEL.matcher(found.group(1)).replaceAll("-");
      return new BedrockUsageType(ModelWords.key(model), kind(found.group(2)));
    }
    return new BedrockUsageType("", "other");
  }

  private static String kind(String text) {
    String lower = text.toLowerCase(Locale.ROOT).replace("-", "");
    if (lower.contains("cacheread")) {
      return "cached_input";
    }
    if (lower.contains("cachewrite")) {
      return "cache_write";
    }
    return lower.contains("output") ? "output" : "input";
  }
}
