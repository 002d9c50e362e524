package dev.lakeglass.drift;

import static dev.lakeglass.drift.States.counts;
import static dev.lakeglass.drift.States.numbers;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.lakeglass.sketch.MetricState;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class DayVariationTest {

  @Test
  void analysesVarianceBetweenAndWithinDays() {
    DayVariation days =
        DayVariation.of(
            List.of(numbers(10, 12, 11, 13), numbers(14, 15, 13), numbers(9, 8, 10, 11, 9)));
    // numpy: MSB 20.025, MSW 1.3555555555555554 (stats.f_oneway gives F 14.772540983606554, their
    // ratio), n0 = (12 - 50/12) / 2 = 3.9166666666666665; stats.f.ppf(.25, 2, 9) =
    // 0.29707686625713486
    assertThat(days.withinDay()).isCloseTo(1.3555555555555554, within(1e-12));
    double quantile = Distributions.fQuantile(0.25, 2, 9);
    assertThat(quantile).isCloseTo(0.29707686625713486, within(1e-12));
    assertThat(days.betweenDays())
        .isCloseTo((20.025 / quantile - 1.3555555555555554) / 3.9166666666666665, within(1e-9));
    assertThat(days.squaredShares()).isCloseTo(50 / 144.0, within(1e-12));
  }

  @Test
  void boundsTheTrueVariationThreeTimesOutOfFour() {
    int bounded = 0;
    Random random = new Random(17);
    for (int trial = 0; trial < 1000; trial++) {
      List<MetricState> week = IntStream.range(0, 7).mapToObj(day -> day(random, 0.3)).toList();
      bounded += DayVariation.of(week).betweenDays() >= 0.09 ? 1 : 0;
    }
    // 750 expected; three standard deviations of a binomial are 41
    assertThat(bounded).isBetween(709, 791);
  }

  @Test
  void saysNothingOfOneDay() {
    DayVariation days = DayVariation.of(List.of(numbers(1, 2, 3)));
    assertThat(days.betweenDays()).isZero();
    assertThat(days.withinDay()).isEqualTo(1);
  }

  @Test
  void findsNoCorrelationWhereSharesAreEqual() {
    ClusteredSample sample = ClusteredSample.of(List.of(counts(10, 20), counts(20, 40)), 60);
    assertThat(sample.correlation()).isZero();
    assertThat(sample.baselineWorth()).isEqualTo(90);
    assertThat(sample.currentWorth()).isEqualTo(60);
  }

  @Test
  void countsDaysThatDifferForLess() {
    // stats.chi2_contingency([[20, 70, 10], [35, 55, 10], [28, 60, 12]]).statistic
    // = 6.214181048518397 with 4 degrees: dispersion 1.5535; n0 = 100
    ClusteredSample sample =
        ClusteredSample.of(List.of(counts(20, 70, 10), counts(35, 55, 10), counts(28, 60, 12)), 50);
    double rho = (6.214181048518397 / 4 / Distributions.fQuantile(0.25, 4, 297) - 1) / 100;
    assertThat(sample.correlation()).isCloseTo(rho, within(1e-12));
    assertThat(sample.currentWorth()).isCloseTo(50 / (1 + 49 * rho), within(1e-9));
    assertThat(sample.baselineWorth()).isCloseTo(300 / (1 + 99 * rho), within(1e-9));
  }

  private static MetricState day(Random random, double spread) {
    MetricState state = MetricState.numeric();
    double level = 10 + spread * random.nextGaussian();
    for (int i = 0; i < 50; i++) {
      state.update(level + random.nextGaussian());
    }
    return state;
  }
}
