package dev.lakeglass.statistics;

import java.util.Optional;

/**
 * A check's verdicts beside what reviewers found.
 *
 * @param judged requests the check judged
 * @param failed those of them it failed
 * @param failedFault reviewed, failed, and the fault is there
 * @param failedSound reviewed, failed, and it is not: a false alarm
 * @param passedFault reviewed, passed, and the fault is there: a miss
 * @param passedSound reviewed, passed, and it is not
 */
public record Agreement(
    long judged,
    long failed,
    long failedFault,
    long failedSound,
    long passedFault,
    long passedSound) {

  public Agreement {
    if (failed > judged
        || failedFault + failedSound > failed
        || passedFault + passedSound > judged - failed) {
      throw new IllegalArgumentException(
          "Cannot compare verdicts with reviews: more were failed or reviewed than judged");
    }
  }

  public Agreement plus(Agreement other) {
    return new Agreement(
        judged + other.judged,
        failed + other.failed,
        failedFault + other.failedFault,
        failedSound + other.failedSound,
        passedFault + other.passedFault,
        passedSound + other.passedSound);
  }

  public long reviewed() {
    return failedFault + failedSound + passedFault + passedSound;
  }

  /** Share of reviewed failures that are faults; empty if no failure was reviewed. */
  public Optional<Estimate> precision() {
    return share(failedFault, failedSound);
  }

  /**
   * Share of reviewed faults that the check failed; empty if there is none, or if no passed request
   * was reviewed, so that misses could not be seen. It holds for all requests only if verdicts had
   * no part in choosing what to review.
   */
  public Optional<Estimate> recall() {
    return passedFault + passedSound == 0 ? Optional.empty() : share(failedFault, passedFault);
  }

  /** Share of reviewed passes in which the check missed the fault. */
  public Optional<Estimate> missed() {
    return share(passedFault, passedSound);
  }

  private static Optional<Estimate> share(long hits, long others) {
    return hits + others == 0 ? Optional.empty() : Optional.of(Estimate.share(hits, hits + others));
  }

  /**
   * Cohen's kappa: agreement beyond chance, 1 at most, 0 for chance. Interval by the large-sample
   * variance of Fleiss, Cohen and Everitt, Psychol. Bull. 72 (1969) 323–327; empty if either side
   * knows one word only.
   */
  public Optional<Estimate> kappa() {
    double n = reviewed();
    double failedShare = (failedFault + failedSound) / n;
    double faultShare = (failedFault + passedFault) / n;
    double chance = failedShare * faultShare + (1 - failedShare) * (1 - faultShare);
    boolean isOneWord = failedShare % 1 == 0 || faultShare % 1 == 0;
    if (n == 0 || isOneWord) {
      return Optional.empty();
    }
    double agreed = (failedFault + passedSound) / n;
    double kappa = (agreed - chance) / (1 - chance);
    double both = failedFault / n * square(1 - (failedShare + faultShare) * (1 - kappa));
    double neither = passedSound / n * square(1 - (2 - failedShare - faultShare) * (1 - kappa));
    double alarm = failedSound / n * square(faultShare + 1 - failedShare);
    double miss = passedFault / n * square(1 - faultShare + failedShare);
    double variance =
        both + neither + square(1 - kappa) * (alarm + miss) - square(kappa - chance * (1 - kappa));
    double half =
        Distributions.halfWidth95(Double.POSITIVE_INFINITY)
            * Math.sqrt(Math.max(0, variance) / n)
            / (1 - chance);
    return Optional.of(new Estimate(kappa, Math.max(-1, kappa - half), Math.min(1, kappa + half)));
  }

  /**
   * The share of faults among all judged requests, corrected for the check's errors: the shares of
   * faults among reviewed failures and passes, weighted by how often the check failed and passed.
   *
   * <p>That is PPI++ (Angelopoulos, Duchi and Zrnic, arXiv 2311.01453) with the power {@code λ =
   * cov(fault, failed) / var(failed)}, which for a yes-or-no check weighs each verdict by itself;
   * so it stays right where reviewers saw more failures than passes. The interval joins the Wilson
   * intervals of both shares (MOVER: Zou and Donner, Stat. Med. 27 (2008) 1693–1702); the share of
   * failures is known, not estimated. Empty if a verdict that was given was never reviewed.
   */
  public Optional<Estimate> correctedRate() {
    double failedShare = judged == 0 ? 0 : (double) failed / judged;
    Optional<Estimate> amongFailed = failed == 0 ? Optional.of(NONE) : precision();
    Optional<Estimate> amongPassed = failed == judged ? Optional.of(NONE) : missed();
    if (judged == 0 || amongFailed.isEmpty() || amongPassed.isEmpty()) {
      return Optional.empty();
    }
    Estimate a = amongFailed.get();
    Estimate b = amongPassed.get();
    double rate = failedShare * a.value() + (1 - failedShare) * b.value();
    double below =
        Math.hypot(
            failedShare * (a.value() - a.lower()), (1 - failedShare) * (b.value() - b.lower()));
    double above =
        Math.hypot(
            failedShare * (a.upper() - a.value()), (1 - failedShare) * (b.upper() - b.value()));
    return Optional.of(new Estimate(rate, Math.max(0, rate - below), Math.min(1, rate + above)));
  }

  private static final Estimate NONE = new Estimate(0, 0, 0);

  private static double square(double number) {
    return number * number;
  }
}
