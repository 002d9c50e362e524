package dev.lakeglass.sample;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** The models of the made-up application with their prices in USD per million tokens. */
enum Model {
  GPT_4_1("gpt-4.1", "openai", "2.00", "0.50", "0", "8.00"),
  GPT_4_1_MINI("gpt-4.1-mini", "openai", "0.40", "0.10", "0", "1.60"),
  CLAUDE("claude-sonnet-4-5", "anthropic", "3.00", "0.30", "3.75", "15.00"),
  NOVA_LITE("amazon.nova-lite-v1:0", "aws.bedrock", "0.06", "0.015", "0", "0.24"),
  EMBEDDING("text-embedding-3-small", "openai", "0.02", "0", "0", "0"),
  ACME("acme-translate-1", "acme", "", "", "", "");

  private static final int SCALE = 9;

  private final String modelName;
  private final String provider;
  private final String[] prices;

  Model(String modelName, String provider, String... prices) {
    this.modelName = modelName;
    this.provider = provider;
    this.prices = prices;
  }

  String modelName() {
    return modelName;
  }

  String provider() {
    return provider;
  }

  boolean isPriced() {
    return !prices[0].isEmpty();
  }

  /**
   * Cost in USD with nine decimals; each component is rounded half up before they are added.
   *
   * @throws IllegalStateException if the model has no price
   */
  BigDecimal cost(Usage usage) {
    if (!isPriced()) {
      throw new IllegalStateException("No price for " + modelName);
    }
    return component(usage.input() - usage.cached() - usage.cacheWrite(), 0)
        .add(component(usage.cached(), 1))
        .add(component(usage.cacheWrite(), 2))
        .add(component(usage.output(), 3));
  }

  private BigDecimal component(long tokens, int price) {
    return new BigDecimal(prices[price])
        .multiply(BigDecimal.valueOf(tokens))
        .movePointLeft(6)
        .setScale(SCALE, RoundingMode.HALF_UP);
  }
}
