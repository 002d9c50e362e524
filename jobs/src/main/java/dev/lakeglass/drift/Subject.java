package dev.lakeglass.drift;

import dev.lakeglass.sketch.MetricKind;
import dev.lakeglass.sketch.MetricState;
import java.time.LocalDate;
import java.util.List;

/**
 * A metric in a slice in the window judged, with what it is compared with.
 *
 * @param firstDay first day of the window
 * @param day last day of the window: the day judged
 * @param baselineDates ascending, never empty; some may be without values
 */
record Subject(
    MetricSlice name,
    LocalDate firstDay,
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

  /** Whether this is a model that now serves other prompts than before. */
  boolean hasOtherWork() {
    return name.slice().key().equals("model_name")
        && CauseFinder.hasChanged("prompt_name", baselineMix, currentMix);
  }

  String cause() {
    return CauseFinder.describe(name.slice(), baselineMix, currentMix);
  }

  Subject with(TypicalVariation typical) {
    return new Subject(
        name, firstDay, day, baselineDates, sides.with(typical), baselineMix, currentMix);
  }

  private static Double mean(MetricState state) {
    boolean hasMean = state.kind() != MetricKind.CATEGORICAL && state.valueCount() > 0;
    return hasMean ? state.mean() : null;
  }
}
