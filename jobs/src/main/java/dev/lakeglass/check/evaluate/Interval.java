package dev.lakeglass.check.evaluate;

import java.util.Locale;

/** An estimate with its 95 % interval; all NaN where there is nothing to estimate from. */
public record Interval(double estimate, double low, double high) {
  @Override
  public String toString() {
    return String.format(Locale.ROOT, "%.3f [%.3f, %.3f]", estimate, low, high);
  }
}
