package dev.lakeglass.check.claim;

import java.util.List;

/**
 * Turns the features of an answer's sentences into the probability that it says what the context
 * does not.
 *
 * <p>A logistic model ({@code ClaimTraining} in the tests prints the coefficients; {@code
 * jobs/docs/checks.md} says what it was fitted to, how well it does and where it fails).
 */
public final class ClaimModel {
  private static final double INTERCEPT = -2.57;
  private static final double[] WEIGHTS = {
    1.26, 2.20, 2.09, 0.69, 0.77, 0.63, 0.87, 0.86, 1.19, 0.32, 0.39
  };

  /** What the worst sentence counts for; all sentences together, on average, count for the rest. */
  public static final double SHARE_OF_WORST = 0.7;

  private ClaimModel() {}

  /** Log odds that the context does not bear a sentence out. */
  static double logOdds(SentenceFeatures features) {
    double[] values = features.toArray();
    double sum = INTERCEPT;
    for (int index = 0; index < values.length; index++) {
      sum += WEIGHTS[index] * values[index];
    }
    return sum;
  }

  /** Probability that the context does not bear out an answer of one sentence or more. */
  public static double probability(List<JudgedSentence> sentences) {
    double worst = sentences.stream().mapToDouble(JudgedSentence::logOdds).max().orElseThrow();
    double mean = sentences.stream().mapToDouble(JudgedSentence::logOdds).average().orElseThrow();
    return 1 / (1 + Math.exp(-(SHARE_OF_WORST * worst + (1 - SHARE_OF_WORST) * mean)));
  }
}
