package dev.lakeglass.drift;

import static dev.lakeglass.drift.States.numbers;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.lakeglass.drift.MeanRatio.MeanComparison;
import dev.lakeglass.sketch.MetricState;
import java.util.List;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class MeanRatioTest {
  private static final Offset<Double> EXACT = within(1e-10);
  private static final MetricState BASELINE = numbers(12, 15, 11, 19, 14, 13, 18, 12, 16, 10);
  private static final MetricState CURRENT = numbers(20, 22, 19, 25, 21, 30, 18, 24);
  private final MeanRatio ratio = new MeanRatio();

  @Test
  void isWelchsTestWhereOneDayTellsNothingOfVariationBetweenDays() {
    Measurement found = ratio.measure(new Sides(List.of(BASELINE), CURRENT));
    // stats.ttest_ind(y, x, equal_var=False).pvalue
    assertThat(found.pValue()).isCloseTo(0.00023808365760417607, EXACT);
    assertThat(found.baselineValue()).isEqualTo(14);
    assertThat(found.currentValue()).isEqualTo(22.375);
    assertThat(found.value()).isCloseTo(1.5982142857142858, EXACT);
    assertThat(found.effect()).isCloseTo(0.5982142857142858, EXACT);
  }

  @Test
  void givesTheIntervalOfTheRatioByTheDeltaMethod() {
    Measurement found = ratio.measure(new Sides(List.of(BASELINE), CURRENT));
    // se = sqrt(vy / mean(y)**2 + vx / mean(x)**2) with vx = var(x, ddof=1) / len(x), vy likewise;
    // r * exp(-t * se), r * exp(t * se) with t = stats.t.ppf(.975, 12.909963922346902)
    assertThat(found.interval().lower()).isCloseTo(1.3123130410468888, EXACT);
    assertThat(found.interval().upper()).isCloseTo(1.9464021336125397, EXACT);
  }

  @Test
  void givesTheIntervalOfTheDifferenceAsStatsmodelsDoes() {
    MeanComparison comparison =
        MeanComparison.of(
            DayVariation.of(List.of(BASELINE), TypicalVariation.UNKNOWN), BASELINE.mean(), CURRENT);
    // CompareMeans(DescrStatsW(y), DescrStatsW(x)).tconfint_diff(usevar='unequal')
    assertThat(comparison.differenceInterval().lower()).isCloseTo(4.770705458100714, EXACT);
    assertThat(comparison.differenceInterval().upper()).isCloseTo(11.979294541899286, EXACT);
    assertThat(comparison.degrees()).isCloseTo(12.909963922346902, EXACT);
  }

  @Test
  void findsNothingWhereEveryValueIsTheSame() {
    Measurement found = ratio.measure(new Sides(List.of(numbers(3, 3, 3)), numbers(3, 3)));
    assertThat(found.pValue()).isEqualTo(1);
    assertThat(found.value()).isEqualTo(1);
    assertThat(found.effect()).isZero();
  }

  @Test
  void hasNoRatioToNothingButAnEndlessEffect() {
    Measurement found = ratio.measure(new Sides(List.of(numbers(0, 0, 0, 0)), numbers(1, 2, 1, 3)));
    assertThat(found.value()).isNull();
    assertThat(found.interval()).isNull();
    assertThat(found.effect()).isEqualTo(Double.POSITIVE_INFINITY);
    assertThat(found.pValue()).isLessThan(0.05);
  }

  @Test
  void hasNeitherRatioNorEffectBelowZero() {
    Measurement found = ratio.measure(new Sides(List.of(numbers(-2, -1)), numbers(1, 2)));
    assertThat(found.value()).isNull();
    assertThat(found.effect()).isNull();
  }
}
