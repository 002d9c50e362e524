package dev.lakeglass.drift;

import static dev.lakeglass.drift.States.categories;
import static dev.lakeglass.drift.States.counts;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PopulationStabilityIndexTest {
  private final PopulationStabilityIndex psi = new PopulationStabilityIndex();

  @Test
  void matchesTheFormulaWorkedByHand() {
    // shares 10.5, 30.5, 60.5 and 20.5, 30.5, 50.5 of 101.5:
    // (-10/101.5) ln(10.5/20.5) + 0 + (10/101.5) ln(60.5/50.5)
    assertThat(psi.distance(counts(10, 30, 60), counts(20, 30, 50)))
        .isCloseTo(0.083716, within(1e-6));
  }

  @Test
  void isZeroForEqualSharesAndTheSameBothWays() {
    assertThat(psi.distance(counts(5, 7), counts(5, 7))).isZero();
    assertThat(psi.distance(counts(5, 7, 0), counts(1, 2, 30)))
        .isCloseTo(psi.distance(counts(1, 2, 30), counts(5, 7, 0)), within(1e-15));
  }

  @Test
  void staysFiniteWhereABinIsEmpty() {
    assertThat(psi.distance(counts(50, 50), counts(0, 100))).isBetween(1.0, 10.0);
  }

  @Test
  void testsCategoriesWithPearsonsChiSquared() {
    // One baseline day, so nothing is known of variation between days.
    // stats.chi2_contingency([[50, 30, 20], [30, 45, 25]], correction=False).pvalue
    Measurement found =
        psi.measure(
            new Sides(
                List.of(categories(Map.of("a", 50, "b", 30, "c", 20))),
                categories(Map.of("a", 30, "b", 45, "c", 25))));
    assertThat(found.pValue()).isCloseTo(0.0138734577627625, within(1e-12));
    assertThat(found.value()).isEqualTo(psi.distance(counts(50, 30, 20), counts(30, 45, 25)));
    assertThat(found.baselineValue()).isNull();
  }

  @Test
  void takesRareCategoriesTogetherBeforeTesting() {
    // c, d and e are expected 1.5 times each on a side, together 4.5, so b (28.5) joins them; left
    // is a against the rest: stats.chi2_contingency([[65, 35], [70, 30]], correction=False).pvalue
    Measurement found =
        psi.measure(
            new Sides(
                List.of(categories(Map.of("a", 65, "b", 30, "c", 2, "d", 2, "e", 1))),
                categories(Map.of("a", 70, "b", 27, "c", 1, "d", 1, "e", 1))));
    assertThat(found.pValue()).isCloseTo(0.45033817550821076, within(1e-12));
  }

  @Test
  void refusesDifferentBins() {
    assertThatThrownBy(() -> psi.distance(counts(1, 2), counts(1, 2, 3)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("Cannot compare histograms: bounds [1.0, 2.0] and [1.0, 2.0, 3.0] differ");
  }

  @Test
  void refusesAnEmptySide() {
    assertThatThrownBy(() -> psi.distance(counts(1, 2), counts(0, 0)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("Cannot compare histograms: one holds no value");
  }
}
