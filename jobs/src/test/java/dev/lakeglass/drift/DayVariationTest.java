package dev.lakeglass.drift;

import static dev.lakeglass.drift.States.counts;
import static dev.lakeglass.drift.States.numbers;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.lakeglass.sketch.MetricState;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class DayVariationTest {

  @Test
  void analysesVarianceBetweenAndWithinDays() {
    List<MetricState> days =
        List.of(numbers(10, 12, 11, 13), numbers(14, 15, 13), numbers(9, 8, 10, 11, 9));
    VarianceComponents components = VarianceComponents.of(days);
    // numpy: MSB 20.025, MSW 1.3555555555555554 (stats.f_oneway gives F 14.772540983606554, their
    // ratio), n0 = (12 - 50/12) / 2 = 3.9166666666666665, (MSB - MSW) / n0 = 4.766666666666667
    assertThat(components.betweenMean()).isCloseTo(20.025, within(1e-12));
    assertThat(components.withinMean()).isCloseTo(1.3555555555555554, within(1e-12));
    assertThat(components.groupSize()).isCloseTo(3.9166666666666665, within(1e-12));
    DayVariation variation = DayVariation.of(days, TypicalVariation.UNKNOWN);
    assertThat(variation.betweenDays()).isCloseTo(4.766666666666667, within(1e-12));
    assertThat(variation.squaredShares()).isCloseTo(50 / 144.0, within(1e-12));
    assertThat(variation.degrees()).isEqualTo(2);
  }

  @Test
  void estimatesTheTrueVariationOnAverageThoughItLeavesOutADay() {
    Random random = new Random(17);
    double sum = 0;
    for (int trial = 0; trial < 2000; trial++) {
      sum += VarianceComponents.of(week(random, 0.3)).betweenDays();
    }
    // 0.3² = 0.09; the spread of one estimate is about 0.08, of the mean of 2,000 0.002
    assertThat(sum / 2000).isCloseTo(0.09, within(0.006));
  }

  @Test
  void doesNotLetOneIncidentMakeDaysLookVariable() {
    Random random = new Random(5);
    List<MetricState> days = new ArrayList<>(week(random, 0));
    double calm = VarianceComponents.of(days).betweenDays();
    days.set(6, day(random, 14));
    double withIncident = VarianceComponents.of(days).betweenDays();
    // Taken as it is, the day of level 14 among six of level 10 has a variance of 16/7 = 2.3.
    assertThat(withIncident).isCloseTo(calm, within(0.05));
  }

  @Test
  void saysNothingOfOneDay() {
    DayVariation days = DayVariation.of(List.of(numbers(1, 2, 3)), TypicalVariation.UNKNOWN);
    assertThat(days.betweenDays()).isZero();
    assertThat(days.withinDay()).isEqualTo(1);
  }

  @Test
  void drawsAnImpreciseSliceTowardsTheOthersAndLeavesAPreciseOneAlone() {
    TypicalVariation typical = new TypicalVariation(0.02, 14);
    // variance of the slice's 0.1: 2 (1/10 + 0.02)² / 4 = 0.0072, spread 0.02² = 0.0004:
    // weight 0.0004 / 0.0076 = 1/19
    VarianceComponents small = new VarianceComponents(2, 1, 10, 4, 0);
    assertThat(typical.correlationOf(small)).isCloseTo(0.02 + 0.08 / 19, within(1e-12));
    // 2 (1/10,000 + 0.02)² / 40 = 0.0000202: weight 0.952
    VarianceComponents large = new VarianceComponents(1001, 1, 10_000, 40, 0);
    assertThat(typical.correlationOf(large)).isCloseTo(0.0962, within(1e-4));
    assertThat(typical.degreesOf(small)).isEqualTo(18);
  }

  @Test
  void takesNoMetricToBeTheSameEveryDay() {
    // 5 % of 20 is 1; σ² 4: 1/4
    VarianceComponents constant = new VarianceComponents(4, 4, 1000, 4, 20);
    assertThat(new TypicalVariation(0, 14).correlationOf(constant)).isEqualTo(0.25);
    assertThat(TypicalVariation.UNKNOWN.correlationOf(constant)).isZero();
  }

  @Test
  void findsWhatSlicesHaveInCommon() {
    Random random = new Random(23);
    List<VarianceComponents> slices =
        IntStream.range(0, 200)
            .mapToObj(slice -> VarianceComponents.of(week(random, 0.2)))
            .toList();
    assertThat(TypicalVariation.of(slices).correlation()).isCloseTo(0.04, within(0.004));
    assertThat(TypicalVariation.of(List.of()).correlation()).isZero();
  }

  @Test
  void takesValuesAtTheirCountWhereDaysAreAlike() {
    ClusteredSample sample =
        ClusteredSample.of(List.of(counts(10, 20), counts(20, 40)), 60, TypicalVariation.UNKNOWN);
    assertThat(sample.baselineWorth()).isEqualTo(90);
    assertThat(sample.currentWorth()).isEqualTo(60);
    assertThat(sample.allowingForFewDays(1e-5)).isEqualTo(1e-5);
  }

  @Test
  void countsDaysThatDifferForLess() {
    // The first bin varies most: 20, 35 and 28 of 100. As 0 and 1: sums of squares within days
    // 16 + 22.75 + 20.16 = 58.91, mean 58.91 / 297; between 83 · 217 / 300 − 58.91, mean half of
    // it; n0 = 100
    double within = 58.91 / 297;
    double between = (83 * 217 / 300.0 - 58.91) / 2;
    double rho = (between / within - 1) / 100;
    ClusteredSample sample =
        ClusteredSample.of(
            List.of(counts(20, 70, 10), counts(35, 55, 10), counts(28, 60, 12)),
            50,
            TypicalVariation.UNKNOWN);
    assertThat(sample.currentWorth()).isCloseTo(50 / (1 + 49 * rho), within(1e-9));
    assertThat(sample.baselineWorth()).isCloseTo(300 / (1 + 99 * rho), within(1e-9));
  }

  @Test
  void trustsVariationSeenOnFewDaysLess() {
    // 2 * stats.t.sf(stats.norm.isf(1e-5 / 2), 6)
    ClusteredSample sample = new ClusteredSample(100, 100, 6);
    assertThat(sample.allowingForFewDays(1e-5)).isCloseTo(0.0044845675568806875, within(1e-12));
  }

  private static List<MetricState> week(Random random, double spread) {
    return IntStream.range(0, 7)
        .mapToObj(day -> day(random, 10 + spread * random.nextGaussian()))
        .toList();
  }

  private static MetricState day(Random random, double level) {
    MetricState state = MetricState.numeric();
    for (int i = 0; i < 50; i++) {
      state.update(level + random.nextGaussian());
    }
    return state;
  }
}
