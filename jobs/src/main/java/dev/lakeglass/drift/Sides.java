package dev.lakeglass.drift;

import dev.lakeglass.sketch.MetricKind;
import dev.lakeglass.sketch.MetricState;
import java.util.List;

/** The two sides of a comparison: the days before, and the day. Not thread-safe. */
public final class Sides {
  private final List<MetricState> baselineDays;
  private final MetricState baseline;
  private final MetricState current;
  private final TypicalVariation typical;
  private DayVariation dayVariation;
  private BinnedSides bins;

  /**
   * @param baselineDays one state a day, in any order; days without values are left out
   */
  public Sides(List<MetricState> baselineDays, MetricState current) {
    this(
        withValues(baselineDays),
        MetricState.union(current.kind(), baselineDays),
        current,
        TypicalVariation.UNKNOWN);
  }

  private Sides(
      List<MetricState> baselineDays,
      MetricState baseline,
      MetricState current,
      TypicalVariation typical) {
    this.baselineDays = baselineDays;
    this.baseline = baseline;
    this.current = current;
    this.typical = typical;
  }

  private static List<MetricState> withValues(List<MetricState> days) {
    return days.stream().filter(day -> day.valueCount() > 0).toList();
  }

  /** The days before, each with at least one value. */
  public List<MetricState> baselineDays() {
    return baselineDays;
  }

  /** All days before as one. */
  public MetricState baseline() {
    return baseline;
  }

  public MetricState current() {
    return current;
  }

  /** How the days before vary, all values of a categorical metric taken together. */
  VarianceComponents components() {
    return current.kind() == MetricKind.CATEGORICAL
        ? VarianceComponents.ofAllBins(bins().baselineDays())
        : VarianceComponents.of(baselineDays);
  }

  /** The same sides, told what is typical of the metric. */
  Sides with(TypicalVariation told) {
    return new Sides(baselineDays, baseline, current, told);
  }

  ClusteredSample sample() {
    return ClusteredSample.of(bins().baselineDays(), current.valueCount(), typical);
  }

  /** Worked out once, as several statistics ask for it. */
  DayVariation dayVariation() {
    if (dayVariation == null) {
      dayVariation = DayVariation.of(baselineDays, typical);
    }
    return dayVariation;
  }

  BinnedSides bins() {
    if (bins == null) {
      bins = BinnedSides.of(this);
    }
    return bins;
  }
}
