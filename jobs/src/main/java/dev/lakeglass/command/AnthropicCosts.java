package dev.lakeglass.command;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lakeglass.ledger.ModelWords;
import dev.lakeglass.ledger.Usage;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Map;

/**
 * Results of the Cost report of Anthropic's Admin API, {@code GET /v1/organizations/cost_report},
 * as lines of a bill: cents by UTC day, workspace, model and token type, without tokens.
 */
final class AnthropicCosts implements ProviderCosts.Format {
  private static final Map<String, String> KINDS =
      Map.of(
          "uncached_input_tokens", "input",
          "cache_read_input_tokens", "cached_input",
          "cache_creation.ephemeral_5m_input_tokens", "cache_write",
          "cache_creation.ephemeral_1h_input_tokens", "cache_write",
          "output_tokens", "output");

  @Override
  public String provider() {
    return "anthropic";
  }

  @Override
  public LocalDate day(JsonNode bucket) {
    return ProviderCosts.day(
        instant(bucket.path("starting_at")), instant(bucket.path("ending_at")), "starting_at");
  }

  private static Instant instant(JsonNode time) {
    try {
      return OffsetDateTime.parse(time.asText()).toInstant();
    } catch (DateTimeException e) {
      throw new IllegalArgumentException("a bucket without starting_at or ending_at", e);
    }
  }

  @Override
  public Usage usage(LocalDate day, JsonNode result) {
    ProviderCosts.requireUsd(result.path("currency"));
    if (result.path("cost_type").asText("").isEmpty()) {
      throw new IllegalArgumentException("no cost_type: ask with group_by[]=description");
    }
    String tokenType = result.path("token_type").asText("");
    String model = ModelWords.key(result.path("model").asText(""));
    String kind = model.isEmpty() ? null : KINDS.get(tokenType);
    return new Usage(
        result.path("workspace_id").asText(""),
        day,
        "",
        kind == null ? "" : model,
        kind == null ? "other" : kind,
        kind == null ? result.path("description").asText("") : tokenType,
        null,
        ProviderCosts.amount(result.path("amount")).movePointLeft(2));
  }
}
