package dev.lakeglass.drift;

import dev.lakeglass.sketch.MetricState;
import java.util.List;

/** The two sides of a comparison: the days before, and the day. Not thread-safe. */
public final class Sides {
  private final List<MetricState> baselineDays;
  private final MetricState baseline;
  private final MetricState current;
  private DayVariation dayVariation;
  private BinnedSides bins;

  /**
   * @param baselineDays one state a day, in any order; days without values are left out
   */
  public Sides(List<MetricState> baselineDays, MetricState current) {
    this.baselineDays = baselineDays.stream().filter(day -> day.valueCount() > 0).toList();
    this.baseline = MetricState.union(current.kind(), this.baselineDays);
    this.current = current;
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

  /** Worked out once, as several statistics ask for it. */
  DayVariation dayVariation() {
    if (dayVariation == null) {
      dayVariation = DayVariation.of(baselineDays);
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
