package dev.lakeglass.cost;

/** How sure a cost is. */
public enum PricingStatus {
  PRICED("priced"),
  ESTIMATED_TOKENS("estimated_tokens"),
  UNPRICED("unpriced");

  private final String word;

  PricingStatus(String word) {
    this.word = word;
  }

  /** The word used for it in tables. */
  public String word() {
    return word;
  }
}
