package dev.lakeglass.check.claim;

/**
 * What one sentence of an answer looks like beside its context. Every feature is 0 where all is
 * well, and none grows with the length of the answer.
 *
 * @param absentFacts numbers, dates, times and codes that stand nowhere in the context; at most 2
 * @param contradictedFacts amounts whose unit or thing the context knows with other numbers; at
 *     most 2
 * @param misalignedFacts facts of clauses whose best context clause with a value has another one of
 *     the same kind, each by how much less like the clause any context clause with its own value
 *     is, 0 to 1, or 1 if its name ("iOS 16") has other numbers only; at most 2
 * @param absentNames names that stand nowhere in the context; at most 2
 * @param termNovelty share of the weight of content words that the context does not have, 0 to 1
 * @param longestRun content words that the context does not have with no word it has between them,
 *     common words aside; at most 5, over 5
 * @param negationDiffers similarity of the best context sentence if just one of the two is negated,
 *     else 0
 * @param evaluations words of praise or judgement that the context does not have; at most 2
 * @param recordConflicts what a record tells otherwise or not at all: things it says are not there,
 *     spoken of without a negation; things it leaves open, spoken of at all; opening hours and days
 *     that are not its own; at most 2
 * @param explanations words such as "because" and "which" that the best context sentence does not
 *     say; at most 2
 */
public record SentenceFeatures(
    double absentFacts,
    double contradictedFacts,
    double misalignedFacts,
    double absentNames,
    double termNovelty,
    double longestRun,
    double negationDiffers,
    double evaluations,
    double recordConflicts,
    double explanations) {

  private static final double MOST = 2;

  /** What the model weighs: contradicted facts count as absent ones, the others as they are. */
  public double[] toArray() {
    return new double[] {
      Math.min(MOST, absentFacts + contradictedFacts),
      misalignedFacts,
      absentNames,
      termNovelty,
      longestRun,
      negationDiffers,
      evaluations,
      recordConflicts,
      explanations
    };
  }

  /** Whether a number, date, time or code is wrong, in whatever language it is written. */
  public boolean hasHardFault() {
    return absentFacts + contradictedFacts > 0;
  }
}
