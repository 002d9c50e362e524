package dev.lakeglass.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Optional;
import org.junit.jupiter.api.Test;

/**
 * Expected numbers: statsmodels 0.15.0, {@code proportion_confint(method="wilson")} and {@code
 * cohens_kappa}; the corrected rate worked out of these in NumPy, equal to PPI++ with {@code λ =
 * cov / var}. Simulated there with sensitivity 0.7, specificity 0.95, 10 % faults, 1,000 judged and
 * 60 reviewed, its intervals held the rate in 96.3 % of 3,997 cases where reviewers chose at
 * random, and in 95.5 % of 4,000 where they saw 30 failures and 30 passes.
 */
class AgreementTest {
  private static final Agreement AGREEMENT = new Agreement(1_000, 120, 30, 10, 5, 55);

  private static void isAbout(
      Optional<Estimate> estimate, double value, double lower, double upper) {
    assertThat(estimate).isPresent();
    assertThat(estimate.get().value()).isCloseTo(value, within(1e-12));
    assertThat(estimate.get().lower()).isCloseTo(lower, within(1e-12));
    assertThat(estimate.get().upper()).isCloseTo(upper, within(1e-12));
  }

  @Test
  void matchesStatsmodels() {
    isAbout(AGREEMENT.precision(), 0.75, 0.5980603857923197, 0.858128813609037);
    isAbout(AGREEMENT.recall(), 0.8571428571428571, 0.7062444591340484, 0.9373976892056628);
    isAbout(AGREEMENT.kappa(), 0.6808510638297872, 0.5332717246195122, 0.8284304030400622);
    isAbout(
        AGREEMENT.correctedRate(), 0.16333333333333333, 0.11796138093525228, 0.24998370264834968);
  }

  @Test
  void staysWithinItsBounds() {
    Agreement sure = new Agreement(400, 40, 8, 2, 0, 20);
    isAbout(sure.recall(), 1, 0.6755924351161198, 1);
    // statsmodels gives 1.0508602534282359 as upper end
    isAbout(sure.kappa(), 0.8421052631578948, 0.6333502728875536, 1);
    isAbout(sure.correctedRate(), 0.08, 0.04901624715366419, 0.2257191355612905);
  }

  @Test
  void saysNothingOfWhatNobodyReviewed() {
    Agreement onlyFailures = new Agreement(400, 40, 8, 2, 0, 0);
    assertThat(onlyFailures.precision()).isPresent();
    assertThat(onlyFailures.recall()).isEmpty();
    assertThat(onlyFailures.kappa()).isEmpty();
    assertThat(onlyFailures.correctedRate()).isEmpty();
    Agreement nothing = new Agreement(0, 0, 0, 0, 0, 0);
    assertThat(nothing.precision()).isEmpty();
    assertThat(nothing.kappa()).isEmpty();
    assertThat(nothing.correctedRate()).isEmpty();
  }

  @Test
  void correctsACheckThatNeverFailed() {
    // All passed, 2 of 20 were faults: Wilson's interval of 2 in 20.
    Agreement silent = new Agreement(100, 0, 0, 0, 2, 18);
    assertThat(silent.correctedRate()).contains(Estimate.share(2, 20));
    assertThat(silent.kappa()).isEmpty();
  }

  @Test
  void addsUp() {
    assertThat(AGREEMENT.plus(new Agreement(10, 3, 1, 1, 1, 1)))
        .isEqualTo(new Agreement(1_010, 123, 31, 11, 6, 56));
  }

  @Test
  void refusesMoreReviewsThanVerdicts() {
    assertThatThrownBy(() -> new Agreement(10, 2, 2, 1, 0, 0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "Cannot compare verdicts with reviews: more were failed or reviewed than judged");
  }
}
