package dev.lakeglass.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class BenjaminiHochbergTest {

  @Test
  void matchesStatsmodels() {
    double[] pValues = {0.216, 0.001, 0.008, 0.039, 0.041, 0.042, 0.06, 0.074, 0.205, 0.212};
    // multipletests(p, method='fdr_bh')[1], with the largest moved to the front
    double[] expected = {0.216, 0.01, 0.04, 0.084, 0.084, 0.084, 0.1, 0.74 / 7, 0.216, 0.216};
    assertThat(BenjaminiHochberg.qValues(pValues)).containsExactly(expected, within(1e-12));
  }

  @Test
  void leavesASingleTestAsItIs() {
    assertThat(BenjaminiHochberg.qValues(new double[] {0.03})).containsExactly(0.03);
    assertThat(BenjaminiHochberg.qValues(new double[] {})).isEmpty();
  }
}
