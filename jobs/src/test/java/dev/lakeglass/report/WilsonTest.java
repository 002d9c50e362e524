package dev.lakeglass.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class WilsonTest {
  @Test
  void matchesStatsmodels() {
    // statsmodels.stats.proportion.proportion_confint(5, 10, method="wilson")
    assertThat(Wilson.of(5, 10).lower()).isCloseTo(0.236593, within(1e-6));
    assertThat(Wilson.of(5, 10).upper()).isCloseTo(0.763407, within(1e-6));
  }

  @Test
  void endsAtZeroAndOneExactly() {
    // Upper end for 0 of n: z² / (n + z²) = 3.841459 / 23.841459
    assertThat(Wilson.of(0, 20).lower()).isZero();
    assertThat(Wilson.of(0, 20).upper()).isCloseTo(0.161125, within(1e-6));
    assertThat(Wilson.of(20, 20).upper()).isEqualTo(1);
  }
}
