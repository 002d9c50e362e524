package dev.lakeglass.sketch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class MetricStateTest {

  @Test
  void countsSumsAndSpreadsNumbers() {
    MetricState state = numeric(2, 4, 4, 4, 5, 5, 7, 9);
    state.updateNull();
    // mean 5; squared deviations 9 + 1 + 1 + 1 + 0 + 0 + 4 + 16 = 32
    assertThat(state.valueCount()).isEqualTo(8);
    assertThat(state.nullCount()).isEqualTo(1);
    assertThat(state.mean()).isEqualTo(5);
    assertThat(state.squaredDeviationSum()).isEqualTo(32);
    assertThat(state.variance()).isEqualTo(32 / 7.0);
    assertThat(state.columns().valueMin()).isEqualTo(2);
    assertThat(state.columns().valueMax()).isEqualTo(9);
  }

  @Test
  void keepsTheSpreadOfLargeNumbersThatHardlyDiffer() {
    // Deviations −1, 0, 1 around a billion; plain sums of squares in doubles would lose them.
    MetricState state = numeric(999_999_999.0, 1_000_000_000.0, 1_000_000_001.0);
    assertThat(state.squaredDeviationSum()).isEqualTo(2);
  }

  @Test
  void leavesIdenticalColumnsForAnyOrderAndSplit() {
    List<Double> values = new ArrayList<>();
    Random random = new Random(5);
    for (int i = 0; i < 20_000; i++) {
      values.add(Math.exp(random.nextGaussian()));
    }
    StateColumns whole = numeric(values).columns();
    for (int seed = 0; seed < 20; seed++) {
      Collections.shuffle(values, new Random(seed));
      int cut = 1 + new Random(seed).nextInt(values.size() - 1);
      MetricState merged = numeric(values.subList(cut, values.size()));
      merged.merge(MetricState.ofBytes(numeric(values.subList(0, cut)).toBytes()));
      assertSameColumns(merged.columns(), whole);
    }
  }

  @Test
  void survivesItsColumns() {
    MetricState state = numeric(0.1, 0.2, 0.7, 12);
    state.updateNull();
    assertSameColumns(MetricState.of(state.columns()).columns(), state.columns());

    MetricState flags = MetricState.bool();
    flags.update(true);
    flags.update(false);
    flags.update(true);
    assertSameColumns(MetricState.of(flags.columns()).columns(), flags.columns());
    assertThat(MetricState.of(flags.columns()).mean()).isCloseTo(2 / 3.0, within(1e-15));

    MetricState empty = MetricState.numeric();
    assertSameColumns(MetricState.of(empty.columns()).columns(), empty.columns());
  }

  @Test
  void mergesHoursReadFromColumnsLikeTheWholeDay() {
    MetricState morning = MetricState.of(numeric(1, 2, 3).columns());
    morning.merge(MetricState.of(numeric(10, 20).columns()));
    // mean 7.2; 38.44 + 27.04 + 17.64 + 7.84 + 163.84 = 254.8
    assertThat(morning.mean()).isCloseTo(7.2, within(1e-12));
    assertThat(morning.squaredDeviationSum()).isCloseTo(254.8, within(1e-10));
    assertThat(morning.quantiles().quantile(0.5)).isEqualTo(3);
  }

  @Test
  void countsCategories() {
    MetricState state = MetricState.categorical();
    state.update("stop");
    state.update("length");
    state.update("stop");
    MetricState other = MetricState.of(state.columns());
    other.merge(state);
    assertThat(other.itemCounts()).isEqualTo(Map.of("stop", 4L, "length", 2L));
    assertThat(other.valueCount()).isEqualTo(6);
    assertThat(other.columns().valueSum()).isNull();
  }

  @Test
  void sumsTheSameRareCategoriesWhateverTheOrder() {
    List<String> items = new ArrayList<>();
    for (int item = 0; item < 1000; item++) {
      items.add("item-" + item % 600);
    }
    StateColumns first = categorical(items).columns();
    Collections.shuffle(items, new Random(1));
    MetricState second = categorical(items.subList(0, 300));
    second.merge(MetricState.ofBytes(categorical(items.subList(300, 1000)).toBytes()));
    assertThat(second.columns().itemCounts()).isEqualTo(first.itemCounts());
    assertThat(first.itemCounts()).hasSize(257).containsKey("(other)");
    assertThat(first.itemCounts().values().stream().mapToLong(Long::longValue).sum())
        .isEqualTo(1000);
  }

  @Test
  void takesWhatIsNotAUsableNumberForMissing() {
    MetricState state = numeric(1, Double.NaN, Double.POSITIVE_INFINITY, 1e200);
    assertThat(state.valueCount()).isEqualTo(1);
    assertThat(state.nullCount()).isEqualTo(3);
  }

  @Test
  void refusesToMixKinds() {
    assertThatThrownBy(() -> numeric(1).merge(MetricState.bool()))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("Cannot use a boolean state as numeric");
  }

  private static void assertSameColumns(StateColumns actual, StateColumns expected) {
    assertThat(actual).usingRecursiveComparison().withStrictTypeChecking().isEqualTo(expected);
  }

  private static MetricState numeric(double... values) {
    MetricState state = MetricState.numeric();
    for (double value : values) {
      state.update(value);
    }
    return state;
  }

  private static MetricState numeric(List<Double> values) {
    MetricState state = MetricState.numeric();
    values.forEach(value -> state.update(value.doubleValue()));
    return state;
  }

  private static MetricState categorical(List<String> items) {
    MetricState state = MetricState.categorical();
    items.forEach(state::update);
    return state;
  }
}
