package dev.lakeglass.drift;

/**
 * Population stability index: how far one binned distribution has moved from another.
 *
 * <p>{@code PSI = Σᵢ (pᵢ − qᵢ) · ln(pᵢ / qᵢ)}, with p the baseline and q the current share of bin
 * i. Half a count is added to every bin first, so an empty bin moves the index instead of making it
 * infinite.
 *
 * <ul>
 *   <li><b>Shape:</b> two histograms with the same upper bounds, at least one observation each;
 *       numbers are binned by tenths of the baseline.
 *   <li><b>Unit:</b> nats; 0 for equal shares, no upper bound, unchanged if the arguments swap.
 *   <li><b>Test:</b> chi-squared of equal shares, corrected for variation between days.
 *   <li><b>Source:</b> the J divergence of Jeffreys, Proc. R. Soc. A 186 (1946) 453–461.
 * </ul>
 */
public final class PopulationStabilityIndex implements HistogramDistance {
  private static final double PRIOR_COUNT = 0.5;

  @Override
  public String name() {
    return "psi";
  }

  @Override
  public double distance(Histogram baseline, Histogram current) {
    baseline.requireComparable(current);
    double index = 0;
    for (int bin = 0; bin < baseline.bins(); bin++) {
      double p = baseline.share(bin, PRIOR_COUNT);
      double q = current.share(bin, PRIOR_COUNT);
      index += (p - q) * Math.log(p / q);
    }
    return index;
  }
}
