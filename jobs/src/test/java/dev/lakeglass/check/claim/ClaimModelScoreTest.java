package dev.lakeglass.check.claim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class ClaimModelScoreTest {
  @Test
  void aSingleSentenceStandsForItself() {
    assertThat(ClaimModel.standsOut(new double[] {1.5})).isEqualTo(1.5);
  }

  @Test
  void usualSentencesChangeNothing() {
    assertThat(ClaimModel.standsOut(new double[] {-3, 1, -3})).isCloseTo(1, within(1e-9));
  }

  @Test
  void otherDoubtfulSentencesMakeTheWorstStandOutLess() {
    assertThat(ClaimModel.standsOut(new double[] {1, -1, -1, -1}))
        .isCloseTo(1 - 1.5 * 6 / 5, within(1e-9));
  }
}
