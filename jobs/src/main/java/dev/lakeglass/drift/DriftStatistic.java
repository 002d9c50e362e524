package dev.lakeglass.drift;

import dev.lakeglass.sketch.MetricKind;
import java.util.Set;

/**
 * A way to compare the values of a day with those of earlier days. It measures; it never judges.
 */
public interface DriftStatistic {

  /** The word used in conf and in tables. */
  String name();

  /** The kinds of metric it can compare. */
  Set<MetricKind> kinds();

  /** Whether its value tells up from down; if not, it is a distance. */
  boolean hasDirection();

  /** Compares two sides of a kind in {@link #kinds()}, both with at least one value. */
  Measurement measure(Sides sides);
}
