package dev.lakeglass.statistics;

import org.apache.commons.numbers.gamma.Erfc;
import org.apache.commons.numbers.gamma.InverseErfc;
import org.apache.commons.numbers.gamma.LogGamma;
import org.apache.commons.numbers.gamma.RegularizedBeta;
import org.apache.commons.numbers.gamma.RegularizedGamma;
import org.apache.commons.numbers.rootfinder.BrentSolver;

/**
 * Tail probabilities; degrees of freedom may be infinite where the limit is the normal law.
 *
 * <p>Written on the special functions of Apache Commons Numbers: the distributions of Apache
 * Commons Statistics would bring 0.7 MB of random samplers.
 */
public final class Distributions {
  private static final double GREATEST_FINITE_DEGREES = 1e8;
  private static final double NEGLIGIBLE_TERM = 1e-17;
  private static final BrentSolver SOLVER = new BrentSolver(1e-14, 1e-300, 1e-16);

  /** Allows tables as likely as the one seen, up to rounding; SciPy uses the same margin. */
  private static final double TIE_MARGIN = 1 + 1e-7;

  private Distributions() {}

  public static double twoSidedT(double statistic, double degrees) {
    double magnitude = Math.abs(statistic);
    if (degrees > GREATEST_FINITE_DEGREES || Double.isInfinite(magnitude)) {
      return Erfc.value(magnitude / Math.sqrt(2));
    }
    double square = magnitude * magnitude;
    return RegularizedBeta.value(degrees / (degrees + square), degrees / 2, 0.5);
  }

  /** Where the normal law leaves the given probability outside on both sides together. */
  public static double twoSidedNormalQuantile(double probability) {
    return Math.sqrt(2) * InverseErfc.value(probability);
  }

  /** The 97.5 % point: half the width of a 95 % interval in standard errors. */
  public static double halfWidth95(double degrees) {
    if (degrees > GREATEST_FINITE_DEGREES) {
      return twoSidedNormalQuantile(0.05);
    }
    double x = inverseBeta(0.05, degrees / 2, 0.5);
    return Math.sqrt(degrees * (1 - x) / x);
  }

  public static double chiSquaredTail(double statistic, double degrees) {
    return RegularizedGamma.Q.value(degrees / 2, statistic / 2);
  }

  public static double fQuantile(double probability, double upperDegrees, double lowerDegrees) {
    double x = inverseBeta(probability, upperDegrees / 2, lowerDegrees / 2);
    return lowerDegrees * x / (upperDegrees * (1 - x));
  }

  private static double inverseBeta(double probability, double a, double b) {
    return SOLVER.findRoot(x -> RegularizedBeta.value(x, a, b) - probability, 0, a / (a + b), 1);
  }

  /**
   * The limit law of Kolmogorov's statistic: {@code 2 Σ (−1)^(k−1) exp(−2 k² x²)}; below 1 its
   * theta transform {@code 1 − √(2π)/x Σ exp(−(2k−1)² π² / (8 x²))}, which converges where the
   * first does not (Marsaglia, Tsang and Wang, J. Stat. Software 8 (2003) 18).
   */
  public static double kolmogorovTail(double x) {
    if (x <= 0) {
      return 1;
    }
    return x < 1 ? 1 - kolmogorovBelowOne(x) : kolmogorovTailFromOne(x);
  }

  private static double kolmogorovBelowOne(double x) {
    double sum = 0;
    double term = 1;
    for (int odd = 1; term > NEGLIGIBLE_TERM * sum && term > 0; odd += 2) {
      term = Math.exp(-odd * odd * Math.PI * Math.PI / (8 * x * x));
      sum += term;
    }
    return Math.sqrt(2 * Math.PI) / x * sum;
  }

  private static double kolmogorovTailFromOne(double x) {
    double sum = 0;
    for (int k = 1; k <= 10; k++) {
      double term = Math.exp(-2 * k * k * x * x);
      sum += k % 2 == 1 ? term : -term;
    }
    return 2 * sum;
  }

  /**
   * Fisher's exact test, two-sided: the probability of all tables with the same margins that are at
   * most as likely as the one seen.
   */
  public static double fisherExact(
      long successes, long trials, long otherSuccesses, long otherTrials) {
    long all = trials + otherTrials;
    long allSuccesses = successes + otherSuccesses;
    double seen = tableProbability(successes, trials, allSuccesses, all) * TIE_MARGIN;
    double sum = 0;
    for (long i = Math.max(0, allSuccesses - otherTrials);
        i <= Math.min(trials, allSuccesses);
        i++) {
      double probability = tableProbability(i, trials, allSuccesses, all);
      sum += probability <= seen ? probability : 0;
    }
    return Math.min(1, sum);
  }

  /**
   * Fisher's exact test, one-sided: the probability of as many successes or more among the trials,
   * given the margins.
   */
  public static double fisherExactGreater(
      long successes, long trials, long otherSuccesses, long otherTrials) {
    long all = trials + otherTrials;
    long allSuccesses = successes + otherSuccesses;
    boolean isBelowMean = successes * (double) all <= trials * (double) allSuccesses;
    return isBelowMean
        ? 1 - lowerTail(successes - 1, trials, allSuccesses, all)
        : upperTail(successes, trials, allSuccesses, all);
  }

  /** From above the mean, where terms only shrink, until one no longer counts. */
  private static double upperTail(long successes, long trials, long allSuccesses, long all) {
    double term = tableProbability(successes, trials, allSuccesses, all);
    double sum = term;
    long most = Math.min(trials, allSuccesses);
    for (long i = successes; i < most && term > NEGLIGIBLE_TERM * sum; i++) {
      term *=
          (double) (allSuccesses - i)
              / (i + 1)
              * (trials - i)
              / (all - allSuccesses - trials + i + 1);
      sum += term;
    }
    return Math.min(1, sum);
  }

  private static double lowerTail(long successes, long trials, long allSuccesses, long all) {
    long least = Math.max(0, trials - (all - allSuccesses));
    if (successes < least) {
      return 0;
    }
    double term = tableProbability(successes, trials, allSuccesses, all);
    double sum = term;
    for (long i = successes; i > least && term > NEGLIGIBLE_TERM * sum; i--) {
      term *=
          (double) i
              / (allSuccesses - i + 1)
              * (all - allSuccesses - trials + i)
              / (trials - i + 1);
      sum += term;
    }
    return Math.min(1, sum);
  }

  /** The hypergeometric law. */
  private static double tableProbability(long successes, long trials, long allSuccesses, long all) {
    return Math.exp(
        logChoose(allSuccesses, successes)
            + logChoose(all - allSuccesses, trials - successes)
            - logChoose(all, trials));
  }

  private static double logChoose(long from, long chosen) {
    return LogGamma.value(from + 1.0)
        - LogGamma.value(chosen + 1.0)
        - LogGamma.value(from - chosen + 1.0);
  }
}
