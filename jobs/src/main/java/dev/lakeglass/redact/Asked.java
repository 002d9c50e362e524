package dev.lakeglass.redact;

import java.util.List;

/** Which detectors to ask about a number or token, by its length. */
final class Asked {
  private final int[] ranks;
  private final long[] byLength = new long[Long.SIZE];

  /**
   * @param all all detectors in their order
   * @param ranks those of them that look at such places
   */
  Asked(List<Detector> all, int[] ranks) {
    if (ranks.length > Long.SIZE) {
      throw new IllegalArgumentException(
          "Cannot use " + ranks.length + " detectors of one kind of place; at most 64 can be");
    }
    this.ranks = ranks;
    for (int i = 0; i < ranks.length; i++) {
      long lengths = all.get(ranks[i]).trigger().lengths();
      for (int length = 0; length < Long.SIZE; length++) {
        byLength[length] |= (lengths >> length & 1) << i;
      }
    }
  }

  /** A bit for each detector that looks at a length of which the bit is set. */
  long of(long lengths) {
    long asked = 0;
    for (long rest = lengths; rest != 0; rest &= rest - 1) {
      asked |= byLength[Long.numberOfTrailingZeros(rest)];
    }
    return asked;
  }

  int rank(int bit) {
    return ranks[bit];
  }
}
