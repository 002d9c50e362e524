package dev.lakeglass.drift;

import static dev.lakeglass.drift.States.flags;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.lakeglass.sketch.MetricState;
import java.util.List;
import org.junit.jupiter.api.Test;

class TwoProportionTestTest {
  private final TwoProportionTest test = new TwoProportionTest();

  @Test
  void isThePooledTestWhereOneDayTellsNothingOfVariationBetweenDays() {
    Measurement found = measure(flags(56, 70), flags(48, 80));
    // proportions_ztest([56, 48], [70, 80])
    assertThat(found.pValue()).isCloseTo(0.00804508136819656, within(1e-12));
    assertThat(found.value()).isCloseTo(0.2, within(1e-12));
    // confint_proportions_2indep(56, 70, 48, 80, compare='diff', method='newcomb')
    assertThat(found.interval().lower()).isCloseTo(0.05243147240236498, within(1e-12));
    assertThat(found.interval().upper()).isCloseTo(0.33387265403690614, within(1e-12));
  }

  @Test
  void letsFishersTestDecideWhereFewAreExpected() {
    // 9 of 800 are yes, 1.1 expected on the day: stats.fisher_exact([[8, 92], [1, 699]]); the
    // z-test would claim 3.2e-12
    assertThat(measure(flags(8, 100), flags(1, 700)).pValue())
        .isCloseTo(3.738336271736604e-07, within(1e-15));
  }

  @Test
  void widensWhereDaysDifferFromEachOther() {
    MetricState current = flags(30, 200);
    List<MetricState> calm =
        List.of(flags(20, 200), flags(19, 200), flags(21, 200), flags(20, 200));
    List<MetricState> wild = List.of(flags(2, 200), flags(40, 200), flags(8, 200), flags(30, 200));
    Measurement calmly = test.measure(new Sides(calm, current));
    Measurement wildly = test.measure(new Sides(wild, current));
    assertThat(calmly.value()).isEqualTo(wildly.value());
    assertThat(calmly.pValue()).isLessThan(0.05);
    assertThat(wildly.pValue()).isGreaterThan(0.4);
    assertThat(wildly.interval().upper() - wildly.interval().lower())
        .isGreaterThan(1.5 * (calmly.interval().upper() - calmly.interval().lower()));
  }

  @Test
  void findsNothingWhereNobodySaidYes() {
    Measurement found = measure(flags(0, 50), flags(0, 500));
    assertThat(found.pValue()).isEqualTo(1);
    assertThat(found.value()).isZero();
  }

  private Measurement measure(MetricState current, MetricState baseline) {
    return test.measure(new Sides(List.of(baseline), current));
  }
}
