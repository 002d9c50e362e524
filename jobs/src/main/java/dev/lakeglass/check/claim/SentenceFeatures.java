package dev.lakeglass.check.claim;

/**
 * What one sentence of an answer looks like beside its context. Every feature is 0 where all is
 * well.
 *
 * @param absentFacts numbers, dates, times and codes that stand nowhere in the context; at most 2
 * @param contradictedFacts amounts whose unit or thing the context knows with other numbers; at
 *     most 2
 * @param misplacedFacts facts that the context has elsewhere, while the best context sentence has
 *     another value of the same kind; at most 2
 * @param strayFacts facts that the context has elsewhere, while neither the best context sentence
 *     nor those beside it say anything of the kind; at most 2
 * @param absentNames names that stand nowhere in the context; at most 2
 * @param novelTerms content words that the context does not have, at most 8, over 8
 * @param termNovelty share of the weight of content words that the context does not have, 0 to 1
 * @param pairNovelty share of neighbouring words that are no neighbours in the context, 0 to 1
 * @param distance 1 − the share of the content words' weight that the best context sentence has
 * @param longestRun most content words in a row that the context does not have, at most 6, over 6
 * @param negationDiffers similarity of the best context sentence if just one of the two is negated,
 *     else 0
 * @param misalignedFacts facts of clauses whose best context clause has another value of the same
 *     kind; at most 2
 * @param opposite similarity of the best context clause if it says before where a clause says
 *     after, or the like ({@link dev.lakeglass.check.text.Opposites}), else 0
 * @param clauseDistance 1 − the share of content words' weight that the best context clause has, of
 *     the worst clause with three content words or more
 * @param generalizations words such as "always" that the best context sentence does not say; at
 *     most 2
 * @param absentNumberWords numbers from two on, written as words, that stand nowhere in the
 *     context; at most 2
 */
public record SentenceFeatures(
    double absentFacts,
    double contradictedFacts,
    double misplacedFacts,
    double strayFacts,
    double absentNames,
    double novelTerms,
    double termNovelty,
    double pairNovelty,
    double distance,
    double longestRun,
    double negationDiffers,
    double misalignedFacts,
    double opposite,
    double clauseDistance,
    double generalizations,
    double absentNumberWords) {

  /** The features in the order of the components. */
  public double[] toArray() {
    return new double[] {
      absentFacts,
      contradictedFacts,
      misplacedFacts,
      strayFacts,
      absentNames,
      novelTerms,
      termNovelty,
      pairNovelty,
      distance,
      longestRun,
      negationDiffers,
      misalignedFacts,
      opposite,
      clauseDistance,
      generalizations,
      absentNumberWords
    };
  }

  /** Whether a number, date, time or code is wrong, in whatever language it is written. */
  public boolean hasHardFault() {
    return absentFacts + contradictedFacts > 0;
  }
}
