package dev.lakeglass.check.claim;

/** Turns the features of a sentence into the probability that it says what the context does not. */
final class ClaimModel {
  private static final double INTERCEPT = -3.2;
  private static final double[] WEIGHTS = {2.6, 2.6, 1.0, 1.4, 2.0, 0.5, 1.2, 0.8, 1.2};

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
