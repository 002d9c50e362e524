package dev.lakeglass.check.claim;

/**
 * Turns the features of a sentence into the probability that it says what the context does not.
 *
 * <p>A logistic model fitted to sentences of our own corpus ({@code ClaimTraining} in the tests
 * prints the coefficients; {@code jobs/docs/checks.md} says how well it does and where it fails).
 */
final class ClaimModel {
  private static final double INTERCEPT = -5.08;
  private static final double[] WEIGHTS = {
    5.37, 5.87, 3.73, 1.24, 5.47, -1.85, -0.28, -0.21, 5.71, 1.86, 3.32, 2.03, 1.16, 0.51, 1.02
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
