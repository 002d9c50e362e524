package dev.lakeglass.drift;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

/** Expected values: statsmodels 0.15.0, the call beside each. */
class ProportionTest {

  @Test
  void matchesWilsonsInterval() {
    // proportion_confint(8, 263, method='wilson')
    assertInterval(
        Proportion.of(8, 263).wilsonInterval(), 0.015492399915113954, 0.05886433201246378);
    // proportion_confint(0, 20, method='wilson')
    assertInterval(Proportion.of(0, 20).wilsonInterval(), 0, 0.1611251580528194);
    assertInterval(Proportion.of(20, 20).wilsonInterval(), 1 - 0.1611251580528194, 1);
  }

  @Test
  void matchesNewcombesInterval() {
    // confint_proportions_2indep(56, 70, 48, 80, compare='diff', method='newcomb');
    // also Newcombe's own table II, case (a), method 10: 0.0524 to 0.3339
    assertInterval(
        Proportion.of(56, 70).differenceFrom(Proportion.of(48, 80)),
        0.05243147240236498,
        0.33387265403690614);
    // confint_proportions_2indep(9, 10, 3, 10, ...)
    assertInterval(
        Proportion.of(9, 10).differenceFrom(Proportion.of(3, 10)),
        0.1705227239345029,
        0.809017973535488);
    // confint_proportions_2indep(0, 10, 0, 20, ...)
    assertInterval(
        Proportion.of(0, 10).differenceFrom(Proportion.of(0, 20)),
        -0.1611251580528194,
        0.27753279986288926);
  }

  @Test
  void refusesASharePastOneAndNoTrials() {
    assertThatThrownBy(() -> new Proportion(1.1, 10))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("Cannot use share 1.1 of 10.0 trials: expected 0 to 1, and more than none");
    assertThatThrownBy(() -> new Proportion(0.5, 0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("of 0.0 trials");
  }

  private static void assertInterval(Interval actual, double lower, double upper) {
    assertThat(actual.lower()).isCloseTo(lower, within(1e-12));
    assertThat(actual.upper()).isCloseTo(upper, within(1e-12));
  }
}
