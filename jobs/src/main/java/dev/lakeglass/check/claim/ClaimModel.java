package dev.lakeglass.check.claim;

/**
 * Turns the features of a sentence into the probability that it says what the context does not.
 *
 * <p>A logistic model fitted to sentences of our own corpus ({@code ClaimTraining} in the tests
 * prints the coefficients; {@code jobs/docs/checks.md} says how well it does and where it fails).
 */
final class ClaimModel {
  private static final double INTERCEPT = -5.62;
  private static final double[] WEIGHTS = {
    6.46, 7.49, 6.38, 1.41, 6.56, -1.55, 1.34, 0.42, 4.42, 1.85, 3.95
  };

  private ClaimModel() {}

  static double probability(SentenceFeatures features) {
    double[] values = features.toArray();
    double sum = INTERCEPT;
    for (int index = 0; index < values.length; index++) {
      sum += WEIGHTS[index] * values[index];
    }
    return 1 / (1 + Math.exp(-sum));
  }
}
