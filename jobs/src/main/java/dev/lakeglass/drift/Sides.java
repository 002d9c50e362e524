package dev.lakeglass.drift;

import dev.lakeglass.sketch.MetricState;
import java.util.List;

/** The two sides of a comparison: the days before, and the day. */
public final class Sides {
  private final List<MetricState> baselineDays;
  private final MetricState baseline;
  private final MetricState current;

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
}
