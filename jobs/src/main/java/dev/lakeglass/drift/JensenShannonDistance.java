package dev.lakeglass.drift;

/**
 * Jensen-Shannon distance: the square root of the Jensen-Shannon divergence with logarithms to base
 * 2, as SciPy's {@code jensenshannon(p, q, base=2)}.
 *
 * <ul>
 *   <li><b>Shape:</b> two histograms with the same upper bounds, at least one observation each;
 *       numbers are binned by tenths of the baseline.
 *   <li><b>Unit:</b> 0 for equal shares, 1 for nothing in common; a metric in the mathematical
 *       sense.
 *   <li><b>Test:</b> chi-squared of equal shares, corrected for variation between days.
 *   <li><b>Source:</b> Endres and Schindelin, IEEE Trans. Inf. Theory 49 (2003) 1858–1860.
 * </ul>
 */
public final class JensenShannonDistance implements HistogramDistance {

  @Override
  public String name() {
    return "js_distance";
  }

  @Override
  public double distance(Histogram baseline, Histogram current) {
    baseline.requireComparable(current);
    double divergence = 0;
    for (int bin = 0; bin < baseline.bins(); bin++) {
      double p = baseline.share(bin, 0);
      double q = current.share(bin, 0);
      divergence += surprise(p, (p + q) / 2) / 2 + surprise(q, (p + q) / 2) / 2;
    }
    return Math.sqrt(Math.max(0, divergence));
  }

  private static double surprise(double share, double middle) {
    return share == 0 ? 0 : share * Math.log(share / middle) / Math.log(2);
  }
}
