package dev.lakeglass.statistics;

/** An estimate with the ends of its 95 % confidence interval. */
public record Estimate(double value, double lower, double upper) {

  /** A share with the score interval of Wilson, J. Am. Stat. Assoc. 22 (1927) 209–212. */
  public static Estimate share(long hits, long count) {
    if (count < 1 || hits < 0 || hits > count) {
      throw new IllegalArgumentException(
          "Cannot estimate a share of %d in %d: expected 0 to all of one or more"
              .formatted(hits, count));
    }
    double z2 = Math.pow(Distributions.halfWidth95(Double.POSITIVE_INFINITY), 2);
    double share = (double) hits / count;
    double middle = (share + z2 / (2 * count)) / (1 + z2 / count);
    double half =
        Math.sqrt(z2 * (share * (1 - share) / count + z2 / (4.0 * count * count)))
            / (1 + z2 / count);
    return new Estimate(
        share, hits == 0 ? 0 : middle - half, hits == count ? 1 : Math.min(1, middle + half));
  }
}
