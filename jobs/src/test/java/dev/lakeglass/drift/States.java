package dev.lakeglass.drift;

import dev.lakeglass.sketch.MetricState;
import java.util.Arrays;
import java.util.Map;

/** Builds what the tests compare. */
final class States {
  private States() {}

  static Histogram counts(long... counts) {
    double[] bounds = new double[counts.length];
    Arrays.setAll(bounds, bin -> bin + 1.0);
    return Histogram.of(bounds, counts);
  }

  static MetricState numbers(double... values) {
    MetricState state = MetricState.numeric();
    for (double value : values) {
      state.update(value);
    }
    return state;
  }

  static MetricState flags(int yes, int all) {
    MetricState state = MetricState.bool();
    for (int i = 0; i < all; i++) {
      state.update(i < yes);
    }
    return state;
  }

  static MetricState categories(Map<String, Integer> counts) {
    MetricState state = MetricState.categorical();
    counts.forEach(
        (item, count) -> {
          for (int i = 0; i < count; i++) {
            state.update(item);
          }
        });
    return state;
  }
}
