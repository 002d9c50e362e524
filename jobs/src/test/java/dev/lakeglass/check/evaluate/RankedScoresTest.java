package dev.lakeglass.check.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class RankedScoresTest {
  private static final double[] SCORES = {0.1, 0.4, 0.4, 0.8};
  private static final boolean[] IS_BAD = {false, true, false, true};

  @Test
  void isTheShareOfPairsInTheRightOrder() {
    // Bad 0.4 and 0.8 against good 0.1 and 0.4: 0.4>0.1, 0.4=0.4 (one half), 0.8>0.1, 0.8>0.4;
    // 3.5 of 4.
    assertThat(new RankedScores(SCORES, IS_BAD).area()).isEqualTo(0.875);
  }

  @Test
  void countsAnAnswerAsOftenAsItIsDrawn() {
    // The first good one twice, the second not at all: every pair is in order.
    assertThat(new RankedScores(SCORES, IS_BAD).area(new int[] {2, 1, 0, 1})).isEqualTo(1);
    // Only good ones are drawn: there is no pair.
    assertThat(new RankedScores(SCORES, IS_BAD).area(new int[] {2, 0, 2, 0})).isNaN();
  }

  @Test
  void isOneHalfForAScoreThatSaysNothing() {
    double[] constant = new double[100];
    boolean[] alternating = new boolean[100];
    for (int index = 0; index < 100; index += 2) {
      alternating[index] = true;
    }
    assertThat(new RankedScores(constant, alternating).area()).isCloseTo(0.5, within(1e-12));
  }
}
