package dev.lakeglass.cost;

import java.util.Optional;

/**
 * What a provider prices apart. A class without a price of its own is charged as another one: a
 * cache read as input where the provider gives no discount.
 */
public enum TokenClass {
  INPUT("input_usd_per_million_tokens", null),
  CACHED_INPUT("cached_input_usd_per_million_tokens", INPUT),
  CACHE_WRITE("cache_write_usd_per_million_tokens", INPUT),
  CACHE_WRITE_1H("cache_write_1h_usd_per_million_tokens", CACHE_WRITE),
  INPUT_AUDIO("input_audio_usd_per_million_tokens", INPUT),
  INPUT_IMAGE("input_image_usd_per_million_tokens", INPUT),
  OUTPUT("output_usd_per_million_tokens", null),
  REASONING("reasoning_usd_per_million_tokens", OUTPUT),
  OUTPUT_AUDIO("output_audio_usd_per_million_tokens", OUTPUT),
  OUTPUT_IMAGE("output_image_usd_per_million_tokens", OUTPUT),
  REQUEST("usd_per_thousand_requests", null);

  private final String column;
  private final TokenClass otherwise;

  TokenClass(String column, TokenClass otherwise) {
    this.column = column;
    this.otherwise = otherwise;
  }

  /** Column of the price file. */
  public String column() {
    return column;
  }

  /** The class it is charged as where it has no price; empty: it costs nothing then. */
  Optional<TokenClass> otherwise() {
    return Optional.ofNullable(otherwise);
  }

  /** Units the price is given for. */
  int decimalShift() {
    return this == REQUEST ? 3 : 6;
  }
}
