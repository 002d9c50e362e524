package dev.lakeglass.drift;

import dev.lakeglass.statistics.Distributions;

/**
 * A share with the number of independent trials it is worth, which need not be whole.
 *
 * @param share 0 to 1
 * @param trials greater than 0
 */
record Proportion(double share, double trials) {

  Proportion {
    if (!(share >= 0 && share <= 1) || !(trials > 0)) {
      throw new IllegalArgumentException(
          "Cannot use share %s of %s trials: expected 0 to 1, and more than none"
              .formatted(share, trials));
    }
  }

  static Proportion of(long successes, long trials) {
    return new Proportion((double) successes / trials, trials);
  }

  /** The score interval of Wilson, J. Am. Stat. Assoc. 22 (1927) 209–212. */
  Interval wilsonInterval() {
    double z = Distributions.halfWidth95(Double.POSITIVE_INFINITY);
    double scale = 1 + z * z / trials;
    double centre = (share + z * z / (2 * trials)) / scale;
    double half =
        z / scale * Math.sqrt(share * (1 - share) / trials + z * z / (4 * trials * trials));
    return new Interval(
        share == 0 ? 0 : Math.max(0, centre - half), share == 1 ? 1 : Math.min(1, centre + half));
  }

  /**
   * The interval of {@code this − other} made of both Wilson intervals: method 10 of Newcombe,
   * Statistics in Medicine 17 (1998) 873–890.
   */
  Interval differenceFrom(Proportion other) {
    Interval mine = wilsonInterval();
    Interval theirs = other.wilsonInterval();
    double difference = share - other.share;
    return new Interval(
        difference - Math.hypot(share - mine.lower(), theirs.upper() - other.share),
        difference + Math.hypot(mine.upper() - share, other.share - theirs.lower()));
  }
}
