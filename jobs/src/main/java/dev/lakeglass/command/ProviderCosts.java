package dev.lakeglass.command;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.lakeglass.ledger.Usage;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Saved pages of a provider's cost API: JSON, one page or several one after another. */
final class ProviderCosts {
  /** What differs between providers. Problems are IllegalArgumentExceptions. */
  interface Format {
    /** As the ledger names it. */
    String provider();

    LocalDate day(JsonNode bucket);

    Usage usage(LocalDate day, JsonNode result);
  }

  private static final Format OPEN_AI = new OpenAiCosts();
  private static final Format ANTHROPIC = new AnthropicCosts();

  private static final ObjectReader READER =
      JsonMapper.builder()
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .nodeFactory(new JsonNodeFactory(true))
          .build()
          .readerFor(JsonNode.class);

  private final Set<JsonNode> pages = new HashSet<>();
  private final List<Usage> usages = new ArrayList<>();
  private Format format;
  private boolean hasLastPage;

  void read(InputStream stream) throws IOException {
    try (MappingIterator<JsonNode> values = READER.readValues(stream)) {
      while (values.hasNextValue()) {
        addPage(values.nextValue());
      }
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("it is no JSON", e);
    }
  }

  private void addPage(JsonNode page) {
    JsonNode buckets = page.path("data");
    if (!buckets.isArray()) {
      throw new IllegalArgumentException(
          "no data array; expected a page of OpenAI's Costs API or Anthropic's Cost report");
    }
    if (!buckets.isEmpty() && !pages.add(page)) {
      throw new IllegalArgumentException("the same page stands there twice");
    }
    hasLastPage |= !page.path("has_more").asBoolean(false);
    Format found = page.path("object").asText("").equals("page") ? OPEN_AI : ANTHROPIC;
    if (format != null && format != found) {
      throw new IllegalArgumentException("pages of two providers; reconcile one at a time");
    }
    format = found;
    buckets.forEach(this::addBucket);
  }

  private void addBucket(JsonNode bucket) {
    LocalDate day = format.day(bucket);
    if (!bucket.path("results").isArray()) {
      throw new IllegalArgumentException("a bucket without results");
    }
    bucket.path("results").forEach(result -> usages.add(format.usage(day, result)));
  }

  String provider() {
    return format.provider();
  }

  /** The lines of all pages read. */
  List<Usage> usages() {
    if (!hasLastPage) {
      throw new IllegalArgumentException("the last page is missing: all say has_more");
    }
    return usages;
  }

  static LocalDate day(Instant start, Instant end, String field) {
    if (Duration.between(start, end).compareTo(Duration.ofDays(1)) > 0) {
      throw new IllegalArgumentException("a bucket longer than a day at " + field + " " + start);
    }
    return start.atZone(ZoneOffset.UTC).toLocalDate();
  }

  static void requireUsd(JsonNode currency) {
    if (!currency.asText("").equalsIgnoreCase("USD")) {
      throw new IllegalArgumentException("a cost whose currency is not USD");
    }
  }

  static BigDecimal amount(JsonNode amount) {
    try {
      return new BigDecimal(amount.asText());
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException("a cost whose amount is no number", e);
    }
  }
}
