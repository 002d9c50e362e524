package dev.lakeglass.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

/** Expected values: SciPy 1.17.1, the call beside each. */
class DistributionsTest {
  private static final Offset<Double> EXACT = within(1e-12);

  @Test
  void matchesSciPysTails() {
    // 2 * stats.t.sf(3.5, 6.5)
    assertThat(Distributions.twoSidedT(-3.5, 6.5)).isCloseTo(0.011262132775438938, EXACT);
    // 2 * stats.norm.sf(4.2)
    assertThat(Distributions.twoSidedT(4.2, Double.POSITIVE_INFINITY))
        .isCloseTo(2.669149803181262e-05, EXACT);
    // stats.t.ppf(.975, 6.5)
    assertThat(Distributions.halfWidth95(6.5)).isCloseTo(2.4020020079102764, EXACT);
    // stats.chi2.sf(25, 9)
    assertThat(Distributions.chiSquaredTail(25, 9)).isCloseTo(0.002971180485917624, EXACT);
    // stats.f.ppf(.25, 2, 9)
    assertThat(Distributions.fQuantile(0.25, 2, 9)).isCloseTo(0.29707686625713486, EXACT);
  }

  @Test
  void matchesSciPysKolmogorovLawOnBothSidesOfOne() {
    // stats.kstwobign.sf(x)
    assertThat(Distributions.kolmogorovTail(0)).isEqualTo(1);
    assertThat(Distributions.kolmogorovTail(0.01)).isEqualTo(1);
    assertThat(Distributions.kolmogorovTail(0.2)).isCloseTo(0.999999999999495, EXACT);
    assertThat(Distributions.kolmogorovTail(0.5)).isCloseTo(0.9639452436648751, EXACT);
    assertThat(Distributions.kolmogorovTail(0.8275735551899077))
        .isCloseTo(0.4999999999999973, EXACT);
    assertThat(Distributions.kolmogorovTail(1)).isCloseTo(0.26999967167735456, EXACT);
    assertThat(Distributions.kolmogorovTail(1.36)).isCloseTo(0.049485876755377876, EXACT);
    assertThat(Distributions.kolmogorovTail(3)).isCloseTo(3.045995948942526e-08, EXACT);
    assertThat(Distributions.kolmogorovTail(50)).isZero();
  }

  @Test
  void matchesSciPysFisherTest() {
    // stats.fisher_exact([[3, 97], [1, 699]])
    assertThat(Distributions.fisherExact(3, 100, 1, 700)).isCloseTo(0.006913719991235824, EXACT);
    // stats.fisher_exact([[8, 92], [1, 699]])
    assertThat(Distributions.fisherExact(8, 100, 1, 700)).isCloseTo(3.738336271736604e-07, EXACT);
    assertThat(Distributions.fisherExact(0, 100, 0, 700)).isCloseTo(1, EXACT);
  }

  @Test
  void sumsTheUpperTailOfTheHypergeometricLaw() {
    // scipy.stats.fisher_exact([[k, n - k], [o, m - o]], alternative="greater"), SciPy 1.17.1
    assertThat(Distributions.fisherExactGreater(8, 20, 4, 80))
        .isCloseTo(0.00020337427330204943, within(1e-15));
    assertThat(Distributions.fisherExactGreater(31, 52, 21, 348))
        .isCloseTo(6.376478258720842e-19, within(1e-29));
    assertThat(Distributions.fisherExactGreater(600, 2_000, 9_000, 98_000))
        .isCloseTo(5.0231065478885925e-148, within(1e-156));
    assertThat(Distributions.fisherExactGreater(2, 40, 8, 60))
        .isCloseTo(0.9614842394560452, within(1e-12));
    assertThat(Distributions.fisherExactGreater(1, 30, 10, 100))
        .isCloseTo(0.9512662513360256, within(1e-12));
    assertThat(Distributions.fisherExactGreater(0, 10, 5, 90)).isEqualTo(1);
    // 1 / choose(10, 5) of the tables has all five
    assertThat(Distributions.fisherExactGreater(5, 5, 0, 5)).isCloseTo(1 / 252.0, within(1e-15));
  }
}
