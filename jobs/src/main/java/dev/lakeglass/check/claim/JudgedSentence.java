package dev.lakeglass.check.claim;

/** A sentence of an answer with its features. */
public record JudgedSentence(int sentence, SentenceFeatures features) {
  /** Log odds that the context does not bear the sentence out. */
  public double logOdds() {
    return ClaimModel.logOdds(features);
  }

  /** The strongest sign against the sentence, as a reason code. */
  public String reason() {
    if (features.contradictedFacts() + features.recordConflicts() > 0) {
      return "contradicted_fact";
    }
    if (features.absentFacts() > 0) {
      return "absent_fact";
    }
    if (features.misalignedFacts() > 0.5) {
      return "misplaced_fact";
    }
    if (features.absentNames() > 0) {
      return "absent_name";
    }
    return features.negationDiffers() > 0.5 ? "negation_differs" : "novel_text";
  }
}
