package dev.lakeglass.drift;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;

/**
 * A row of table {@code drift_metrics}; the columns describe themselves there.
 *
 * @param firstDay first day of the window
 * @param day last day of the window: the day judged
 * @param baselineStart first day of the baseline
 * @param baselineEnd first day after the baseline
 * @param measurement null if nothing was compared: not enough data, or new
 * @param qValue null where measurement is
 * @param baselineValue mean or share, null if there is none
 * @param currentValue mean or share, null if there is none
 * @param cause empty if nothing else changed, or the verdict is not drift
 */
public record DriftResult(
    LocalDate firstDay,
    LocalDate day,
    LocalDate baselineStart,
    LocalDate baselineEnd,
    MetricSlice subject,
    Threshold threshold,
    Measurement measurement,
    Double qValue,
    Double baselineValue,
    Double currentValue,
    long baselineCount,
    long currentCount,
    Verdict verdict,
    String cause) {
  /** Databricks' word for a comparison with a fixed reference rather than the window before. */
  public static final String DRIFT_TYPE = "BASELINE";

  DriftResult judged(double newQValue, Verdict newVerdict, String newCause) {
    return new DriftResult(
        firstDay,
        day,
        baselineStart,
        baselineEnd,
        subject,
        threshold,
        measurement,
        newQValue,
        baselineValue,
        currentValue,
        baselineCount,
        currentCount,
        newVerdict,
        newCause);
  }

  /** Length of the window. */
  public String granularity() {
    long days = ChronoUnit.DAYS.between(firstDay, day) + 1;
    return days == 1 ? "1 day" : days + " days";
  }

  /** The same result found by the best of several looks (Bonferroni). */
  DriftResult ofLooks(int looks) {
    return measurement == null
        ? this
        : new DriftResult(
            firstDay,
            day,
            baselineStart,
            baselineEnd,
            subject,
            threshold,
            measurement.ofLooks(looks),
            qValue,
            baselineValue,
            currentValue,
            baselineCount,
            currentCount,
            verdict,
            cause);
  }

  public String statistic() {
    return threshold.statistic();
  }

  /** Null if there is none. */
  public Double value() {
    return measurement == null ? null : measurement.value();
  }

  /** Null if there is none. */
  public Double valueLower() {
    return hasInterval() ? measurement.interval().lower() : null;
  }

  /** Null if there is none. */
  public Double valueUpper() {
    return hasInterval() ? measurement.interval().upper() : null;
  }

  /** Null if there is none. */
  public Double pValue() {
    return measurement == null ? null : measurement.pValue();
  }

  private boolean hasInterval() {
    return measurement != null && measurement.interval() != null;
  }
}
