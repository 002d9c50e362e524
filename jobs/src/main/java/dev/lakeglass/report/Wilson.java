package dev.lakeglass.report;

/**
 * The 95 % Wilson score interval of a share, for counts of requests that the tables hold without
 * one.
 *
 * <ul>
 *   <li><b>Shape:</b> 0 ≤ hits ≤ count, count at least 1.
 *   <li><b>Unit:</b> shares, 0 to 1.
 *   <li><b>Source:</b> E. B. Wilson, J. Am. Stat. Assoc. 22 (1927) 209–212.
 * </ul>
 */
record Wilson(double lower, double upper) {
  private static final double Z = 1.959963984540054;

  static Wilson of(long hits, long count) {
    double share = (double) hits / count;
    double z2 = Z * Z / count;
    double middle = (share + z2 / 2) / (1 + z2);
    double half = Z / (1 + z2) * Math.sqrt(share * (1 - share) / count + z2 / (4 * count));
    // At 0 and at 1 the exact end is known; rounding must not move it.
    return new Wilson(
        hits == 0 ? 0 : Math.max(0, middle - half), hits == count ? 1 : Math.min(1, middle + half));
  }
}
