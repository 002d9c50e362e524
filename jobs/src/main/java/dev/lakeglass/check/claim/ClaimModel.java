package dev.lakeglass.check.claim;

/**
 * Turns the features of a sentence into the probability that it says what the context does not.
 *
 * <p>A logistic model fitted to sentences of our own corpus ({@code ClaimTraining} in the tests
 * prints the coefficients; {@code jobs/docs/checks.md} says how well it does and where it fails).
 */
final class ClaimModel {
  private static final double INTERCEPT = -3.65;
  private static final double[] WEIGHTS = {
    2.15, 2.62, 1.40, -0.34, 2.29, -0.15, 0.69, -0.27, 2.03, 1.25, 1.33, 1.96, 0.75, 1.12, 0.19,
    1.05
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
