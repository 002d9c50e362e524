package dev.lakeglass.check.evaluate;

import java.util.Arrays;

/**
 * Area under the ROC curve: the probability that a bad answer scores higher than a good one, ties
 * counting one half.
 *
 * <p>Source: the Mann-Whitney statistic, Hanley and McNeil, Radiology 143 (1982) 29–36.
 */
final class RankedScores {
  private final int[] level;
  private final boolean[] isBad;
  private final int levels;

  RankedScores(double[] scores, boolean[] isBad) {
    this.isBad = isBad.clone();
    double[] distinct = Arrays.stream(scores).sorted().distinct().toArray();
    this.levels = distinct.length;
    this.level =
        Arrays.stream(scores).mapToInt(score -> Arrays.binarySearch(distinct, score)).toArray();
  }

  int size() {
    return level.length;
  }

  /** Area over all; NaN if all answers are good or all are bad. */
  double area() {
    int[] once = new int[level.length];
    Arrays.fill(once, 1);
    return area(once);
  }

  /** Area where each answer counts as often as given. */
  double area(int[] weights) {
    long[] good = new long[levels];
    long[] bad = new long[levels];
    for (int index = 0; index < level.length; index++) {
      (isBad[index] ? bad : good)[level[index]] += weights[index];
    }
    long goodBelow = 0;
    long allBad = 0;
    double wins = 0;
    for (int at = 0; at < levels; at++) {
      wins += bad[at] * (goodBelow + good[at] / 2.0);
      goodBelow += good[at];
      allBad += bad[at];
    }
    return wins / ((double) goodBelow * allBad);
  }
}
