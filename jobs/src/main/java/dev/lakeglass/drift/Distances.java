package dev.lakeglass.drift;

import dev.lakeglass.sketch.MetricKind;

/** What statistics without a direction have in common. */
final class Distances {
  private Distances() {}

  static Measurement measurement(Sides sides, double distance, double pValue) {
    boolean hasMean = sides.current().kind() != MetricKind.CATEGORICAL;
    return new Measurement(
        distance,
        null,
        distance,
        hasMean ? sides.baseline().mean() : null,
        hasMean ? sides.current().mean() : null,
        pValue);
  }
}
