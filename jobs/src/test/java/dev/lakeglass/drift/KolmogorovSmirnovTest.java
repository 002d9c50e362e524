package dev.lakeglass.drift;

import static dev.lakeglass.drift.States.numbers;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.lakeglass.sketch.MetricState;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class KolmogorovSmirnovTest {
  private final KolmogorovSmirnov test = new KolmogorovSmirnov();

  @Test
  void matchesSciPy() {
    double[] values = IntStream.rangeClosed(1, 100).asDoubleStream().toArray();
    double[] shifted = Arrays.stream(values).map(value -> value + 20).toArray();
    Measurement found = test.measure(new Sides(List.of(numbers(values)), numbers(shifted)));
    // stats.ks_2samp(a, a + 20).statistic; stats.kstwobign.sf(np.sqrt(50) * 0.2)
    assertThat(found.value()).isCloseTo(0.2, within(1e-12));
    assertThat(found.pValue()).isCloseTo(0.036631052707119284, within(1e-12));
    assertThat(found.baselineValue()).isEqualTo(50.5);
    assertThat(found.currentValue()).isEqualTo(70.5);
  }

  @Test
  void findsTheGapBetweenDiscreteDistributions() {
    // F(0): 3/4 against 1/4; F(1): 1 against 3/4
    assertThat(test.distance(numbers(0, 0, 0, 1).quantiles(), numbers(0, 1, 1, 2).quantiles()))
        .isEqualTo(0.5);
  }

  @Test
  void isCloseToTheExactDistanceWhereSketchesAreCoarse() {
    double[] baseline = logNormal(50_000, 6, 1);
    double[] current = logNormal(20_000, 6.2, 2);
    assertThat(test.distance(numbers(baseline).quantiles(), numbers(current).quantiles()))
        .isCloseTo(exactDistance(baseline, current), within(0.01));
  }

  @Test
  void trustsDaysThatDifferFromEachOtherLess() {
    List<MetricState> alike = days(0);
    List<MetricState> different = days(0.3);
    MetricState current = numbers(logNormal(300, 6.25, 99));
    double calm = test.measure(new Sides(alike, current)).pValue();
    double wild = test.measure(new Sides(different, current)).pValue();
    assertThat(calm).isLessThan(0.01);
    assertThat(wild).isGreaterThan(0.1);
  }

  private static List<MetricState> days(double spread) {
    return IntStream.range(0, 7)
        .mapToObj(day -> numbers(logNormal(300, 6 + spread * (day % 3 - 1), day)))
        .toList();
  }

  /** Counts both samples below every value seen, without sketches. */
  private static double exactDistance(double[] left, double[] right) {
    double[] sortedLeft = Arrays.stream(left).sorted().toArray();
    double[] sortedRight = Arrays.stream(right).sorted().toArray();
    double largest = 0;
    for (int i = 0; i < sortedLeft.length; i++) {
      int insertion = Arrays.binarySearch(sortedRight, sortedLeft[i]);
      int below = insertion >= 0 ? insertion : -insertion - 1;
      double gap = (i + 1.0) / sortedLeft.length - (double) below / sortedRight.length;
      largest = Math.max(largest, Math.abs(gap));
    }
    return largest;
  }

  private static double[] logNormal(int size, double location, long seed) {
    Random random = new Random(seed);
    double[] values = new double[size];
    Arrays.setAll(values, i -> Math.exp(location + 0.6 * random.nextGaussian()));
    return values;
  }
}
