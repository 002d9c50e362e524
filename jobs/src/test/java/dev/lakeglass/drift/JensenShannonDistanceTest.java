package dev.lakeglass.drift;

import static dev.lakeglass.drift.States.counts;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class JensenShannonDistanceTest {
  private final JensenShannonDistance distance = new JensenShannonDistance();

  @Test
  void matchesSciPy() {
    // scipy.spatial.distance.jensenshannon([.5, .5, 0], [.25, .25, .5], base=2)
    assertThat(distance.distance(counts(50, 50, 0), counts(25, 25, 50)))
        .isCloseTo(0.5579230452841438, within(1e-12));
  }

  @Test
  void runsFromZeroForEqualSharesToOneForNothingInCommon() {
    assertThat(distance.distance(counts(3, 4), counts(30, 40))).isCloseTo(0, within(1e-7));
    assertThat(distance.distance(counts(10, 0), counts(0, 99))).isCloseTo(1, within(1e-12));
  }

  @Test
  void obeysTheTriangleInequality() {
    Histogram a = counts(70, 20, 10);
    Histogram b = counts(40, 40, 20);
    Histogram c = counts(10, 20, 70);
    assertThat(distance.distance(a, c))
        .isLessThan(distance.distance(a, b) + distance.distance(b, c));
  }
}
