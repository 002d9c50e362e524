package dev.lakeglass.cost;

/** How sure a cost is. */
public enum PricingStatus {
  PRICED("priced"),
  ESTIMATED_TOKENS("estimated_tokens"),
  UNPRICED("unpriced"),
  /** It cost nothing: a model given away, or a call the provider does not bill. */
  FREE("free");

  private final String word;

  PricingStatus(String word) {
    this.word = word;
  }

  /** The word used for it in tables. */
  public String word() {
    return word;
  }
}
