package dev.lakeglass.check.evaluate;

import java.util.Arrays;
import java.util.Random;
import java.util.function.ToDoubleFunction;

/**
 * Percentile bootstrap over answers, from a fixed seed.
 *
 * <p>Source: Efron, Annals of Statistics 7 (1979) 1–26.
 */
final class Bootstrap {
  private static final int RESAMPLES = 1_000;
  private static final long SEED = 20_261_123;
  private static final double TAIL = 0.025;

  private Bootstrap() {}

  /**
   * @param size how many answers there are
   * @param statistic computed from how often each answer was drawn; a resample that gives NaN is
   *     left out
   */
  static Interval interval(int size, ToDoubleFunction<int[]> statistic) {
    int[] once = new int[size];
    Arrays.fill(once, 1);
    Random random = new Random(SEED);
    double[] values = new double[RESAMPLES];
    for (int resample = 0; resample < RESAMPLES; resample++) {
      int[] weights = new int[size];
      for (int draw = 0; draw < size; draw++) {
        weights[random.nextInt(size)]++;
      }
      values[resample] = statistic.applyAsDouble(weights);
    }
    double[] known = Arrays.stream(values).filter(value -> !Double.isNaN(value)).sorted().toArray();
    return new Interval(
        statistic.applyAsDouble(once), quantile(known, TAIL), quantile(known, 1 - TAIL));
  }

  private static double quantile(double[] sorted, double share) {
    return sorted.length == 0 ? Double.NaN : sorted[(int) Math.round(share * (sorted.length - 1))];
  }
}
