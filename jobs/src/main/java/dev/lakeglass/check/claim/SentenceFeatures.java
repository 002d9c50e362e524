package dev.lakeglass.check.claim;

/**
 * What one sentence of an answer looks like beside its context. Every feature is 0 where all is
 * well, and none grows with the length of the answer.
 *
 * @param absentFacts numbers, dates, times and codes that stand nowhere in the context; at most 2
 * @param contradictedFacts amounts whose unit or thing the context knows with other numbers; at
 *     most 2
 * @param misalignedFacts facts of clauses whose best context clause has another value of the same
 *     kind; at most 2
 * @param absentNumberWords numbers and shares written as words ("half of", "three hours") that
 *     stand nowhere in the context; at most 2
 * @param absentNames names that stand nowhere in the context; at most 2
 * @param termNovelty share of the weight of content words that the context does not have, 0 to 1
 * @param distance 1 − the share of the content words' weight that the best context sentence has
 * @param clauseDistance 1 − the share of content words' weight that the best context clause has, of
 *     the worst clause with three content words or more
 * @param longestRun most content words in a row that the context does not have, at most 6, over 6
 * @param negationDiffers similarity of the best context sentence if just one of the two is negated,
 *     else 0
 * @param generalizations words such as "always" that the best context sentence does not say; at
 *     most 2
 */
public record SentenceFeatures(
    double absentFacts,
    double contradictedFacts,
    double misalignedFacts,
    double absentNumberWords,
    double absentNames,
    double termNovelty,
    double distance,
    double clauseDistance,
    double longestRun,
    double negationDiffers,
    double generalizations) {

  /** The features in the order of the components. */
  public double[] toArray() {
    return new double[] {
      absentFacts,
      contradictedFacts,
      misalignedFacts,
      absentNumberWords,
      absentNames,
      termNovelty,
      distance,
      clauseDistance,
      longestRun,
      negationDiffers,
      generalizations
    };
  }

  /** Whether a number, date, time or code is wrong, in whatever language it is written. */
  public boolean hasHardFault() {
    return absentFacts + contradictedFacts > 0;
  }
}
