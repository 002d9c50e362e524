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
  private static final double INTERCEPT = -2.95;
  private static final double[] WEIGHTS = {1.63, 1.66, 1.79, 1.85, 2.11, 0.60, 0.32, 2.09, 0.52};

  /** Log odds of a sentence that is mostly in the words of one context sentence. */
  private static final double USUAL = -3;

  /** How much the other sentences count against the worst one. */
  private static final double SHARE_OF_OTHERS = 1.5;

  /** How many usual sentences the other sentences are averaged with. */
  private static final double PRIOR_SENTENCES = 2;

  /** Turn how far the worst sentence stands out into log odds of the answer. */
  private static final double ANSWER_INTERCEPT = 1.09;

  private static final double ANSWER_SLOPE = 0.91;

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

  /**
   * How far the worst sentence of an answer stands out.
   *
   * <p>An answer in quite other words than its context has many sentences that look somewhat
   * unsupported, and none that is. So what the others have above a usual sentence, on average, is
   * taken off the worst one's log odds; two usual sentences are averaged with them, so that few
   * sentences change little.
   *
   * @param logOdds of each sentence, at least one
   */
  public static double standsOut(double[] logOdds) {
    double worst = logOdds[0];
    double excess = 0;
    for (double one : logOdds) {
      worst = Math.max(worst, one);
      excess += one - USUAL;
    }
    excess -= worst - USUAL;
    return worst - SHARE_OF_OTHERS * excess / (logOdds.length - 1 + PRIOR_SENTENCES);
  }

  /** Probability that the context does not bear out an answer of one sentence or more. */
  public static double probability(List<JudgedSentence> sentences) {
    double[] logOdds = sentences.stream().mapToDouble(JudgedSentence::logOdds).toArray();
    return 1 / (1 + Math.exp(-(ANSWER_INTERCEPT + ANSWER_SLOPE * standsOut(logOdds))));
  }
}
