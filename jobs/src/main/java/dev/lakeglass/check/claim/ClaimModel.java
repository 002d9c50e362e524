package dev.lakeglass.check.claim;

/**
 * Turns the features of a sentence into the probability that it says what the context does not.
 *
 * <p>A logistic model fitted to sentences of our own corpus ({@code ClaimTraining} in the tests
 * prints the coefficients; {@code jobs/docs/checks.md} says how well it does and where it fails).
 */
final class ClaimModel {
  private static final double INTERCEPT = -5.69;
  private static final double[] WEIGHTS = {
    6.49, 7.51, 6.41, 1.39, 6.58, -1.53, 1.46, 0.57, 4.26, 1.81, 3.76
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
