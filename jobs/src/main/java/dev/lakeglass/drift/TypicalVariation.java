package dev.lakeglass.drift;

import java.util.Collection;

/**
 * What the slices of a metric together say of its variation from day to day, and how a slice of its
 * own week is read in that light.
 *
 * <p>Seven days of a small slice say little of how much its days vary: the estimate is 0 half of
 * the time and far too large at others. So each slice's estimate is drawn towards what the slices
 * of the metric have in common, the more the less precise it is (empirical Bayes, as in the
 * moderated t of Smyth, Stat. Appl. Genet. Mol. Biol. 3 (2004) 3): slices are taken to be spread
 * around the common value by as much as that value itself.
 *
 * @param correlation what slices have in common: τ²/σ², the correlation within a day
 * @param lentDegrees degrees of freedom behind it
 */
record TypicalVariation(double correlation, double lentDegrees) {
  /** Every estimate stands for itself. */
  static final TypicalVariation UNKNOWN = new TypicalVariation(0, 0);

  /**
   * No metric is the same every day: τ is taken to be at least 5 % of the mean, of a share 5 % of
   * the smaller of yes and no. It stops a million requests from making any difference certain.
   */
  private static final double LEAST_VARIATION = 0.05;

  /** Two weeks of days. */
  private static final double LENT_DEGREES = 14;

  static TypicalVariation of(Collection<VarianceComponents> slices) {
    double firstGuess = Math.max(0, weightedCorrelation(slices, 0));
    double common = weightedCorrelation(slices, firstGuess);
    return new TypicalVariation(Math.max(0, common), LENT_DEGREES);
  }

  /** The correlation a slice is taken to have; not below 0. */
  double correlationOf(VarianceComponents slice) {
    if (slice.withinMean() == 0) {
      return 0;
    }
    if (slice.degrees() == 0 || lentDegrees == 0) {
      return Math.max(0, slice.correlation());
    }
    double least = Math.pow(LEAST_VARIATION * slice.level(), 2) / slice.withinMean();
    double spread = correlation * correlation;
    double weight = spread / (spread + slice.correlationVariance(correlation));
    return Math.max(least, (1 - weight) * correlation + weight * slice.correlation());
  }

  double degreesOf(VarianceComponents slice) {
    return Math.max(1, slice.degrees() + lentDegrees);
  }

  private static double weightedCorrelation(Collection<VarianceComponents> slices, double guess) {
    double weights = 0;
    double sum = 0;
    for (VarianceComponents slice : slices) {
      if (slice.degrees() > 0 && slice.withinMean() > 0) {
        double weight = 1 / slice.correlationVariance(guess);
        weights += weight;
        sum += weight * slice.correlation();
      }
    }
    return weights == 0 ? 0 : sum / weights;
  }
}
