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
  void takesValuesAtTheirCountWhereDaysAreAlike() {
    ClusteredSample sample = ClusteredSample.of(List.of(counts(10, 20), counts(20, 40)), 60);
    assertThat(sample.baselineWorth()).isEqualTo(90);
    assertThat(sample.currentWorth()).isEqualTo(60);
    assertThat(sample.allowingForFewDays(1e-5)).isEqualTo(1e-5);
  }

  @Test
  void countsDaysThatDifferForLess() {
    // The first bin varies most: 20, 35 and 28 of 100. As 0 and 1: sums of squares within days
    // 16 + 22.75 + 20.16 = 58.91, mean 58.91 / 297; between 300 · p (1 − p) − 58.91 with
    // p = 83/300: 60.0366… − 58.91 = 1.12666…, mean 0.56333…; n0 = 100; f.ppf(.25, 2, 297)
    double within = 58.91 / 297;
    double between = (83 * 217 / 300.0 - 58.91) / 2;
    double quantile = Distributions.fQuantile(0.25, 2, 297);
    double rho = (between / quantile - within) / 100 / (83 / 300.0 * 217 / 300.0);
    ClusteredSample sample =
        ClusteredSample.of(List.of(counts(20, 70, 10), counts(35, 55, 10), counts(28, 60, 12)), 50);
    assertThat(sample.currentWorth()).isCloseTo(50 / (1 + 49 * rho), within(1e-9));
    assertThat(sample.baselineWorth()).isCloseTo(300 / (1 + 99 * rho), within(1e-9));
  }

  @Test
  void trustsVariationSeenOnFewDaysLess() {
    // 2 * stats.t.sf(stats.norm.isf(1e-5 / 2), 6)
    ClusteredSample sample = new ClusteredSample(100, 100, 6);
    assertThat(sample.allowingForFewDays(1e-5)).isCloseTo(0.0044845675568806875, within(1e-12));
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
