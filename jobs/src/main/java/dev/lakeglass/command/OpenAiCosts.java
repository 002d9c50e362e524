package dev.lakeglass.command;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lakeglass.ledger.ModelWords;
import dev.lakeglass.ledger.Usage;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Results of OpenAI's Costs API, {@code GET /v1/organization/costs}, as lines of a bill: dollars by
 * UTC day, project and line item, without tokens.
 */
final class OpenAiCosts implements ProviderCosts.Format {
  /**
   * A line item such as {@code priority | gpt-5.1, cached input, long context}. OpenAI does not
   * document these names; what does not read so is a line of its own.
   */
  private static final Pattern LINE_ITEM =
      Pattern.compile(
          "(?:[^|,]+\\| )?([^ ,|]+)(?: [^,|]+)?, (input|cached input|cache writes|output)(?:,.*)?");

  private static final Map<String, String> KINDS =
      Map.of(
          "input", "input",
          "cached input", "cached_input",
          "cache writes", "cache_write",
          "output", "output");

  @Override
  public String provider() {
    return "openai";
  }

  @Override
  public LocalDate day(JsonNode bucket) {
    return ProviderCosts.day(
        instant(bucket.path("start_time")), instant(bucket.path("end_time")), "start_time");
  }

  private static Instant instant(JsonNode seconds) {
    if (!seconds.canConvertToExactIntegral()) {
      throw new IllegalArgumentException("a bucket without start_time or end_time");
    }
    return Instant.ofEpochSecond(seconds.longValue());
  }

  @Override
  public Usage usage(LocalDate day, JsonNode result) {
    ProviderCosts.requireUsd(result.path("amount").path("currency"));
    String item = result.path("line_item").asText("");
    BigDecimal usd = ProviderCosts.amount(result.path("amount").path("value"));
    if (item.isEmpty() && usd.signum() != 0) {
      throw new IllegalArgumentException("no line_item: ask with group_by=line_item");
    }
    Matcher found = LINE_ITEM.matcher(item);
    boolean isTokens = found.matches();
    return new Usage(
        result.path("project_id").asText(""),
        day,
        "",
        isTokens ? ModelWords.key(found.group(1)) : "",
        isTokens ? KINDS.get(found.group(2)) : "other",
        item,
        null,
        usd);
  }
}
