package dev.lakeglass.drift;

import dev.lakeglass.sketch.MetricKind;
import dev.lakeglass.sketch.MetricState;
import java.time.LocalDate;
import java.util.List;

/**
 * A metric in a slice on the day judged, with what it is compared with.
 *
 * @param baselineDates ascending, never empty; some may be without values
 */
record Subject(
    MetricSlice name,
    LocalDate day,
    List<LocalDate> baselineDates,
    Sides sides,
    DimensionMix baselineMix,
    DimensionMix currentMix) {

  /** Null if the metric has no mean. */
  Double baselineMean() {
    return mean(sides.baseline());
  }

  /** Null if the metric has no mean. */
  Double currentMean() {
    return mean(sides.current());
  }

  String cause() {
    return CauseFinder.describe(name.slice(), baselineMix, currentMix);
  }

  Subject with(TypicalVariation typical) {
    return new Subject(name, day, baselineDates, sides.with(typical), baselineMix, currentMix);
  }

  private static Double mean(MetricState state) {
    boolean hasMean = state.kind() != MetricKind.CATEGORICAL && state.valueCount() > 0;
    return hasMean ? state.mean() : null;
  }
}
