package dev.lakeglass.drift;

import dev.lakeglass.drift.Threshold.Severity;
import java.time.LocalDate;
import java.util.List;

/**
 * A row of table {@code alerts} without its examples; the columns describe themselves there.
 *
 * @param baselineValue null if the metric has no mean
 * @param currentValue null if the metric has no mean
 * @param effect null if there is no ratio to speak of, as from a mean of zero
 * @param effectLower null if there is no interval
 * @param effectUpper null if there is no interval
 * @param effectUnit {@link #RATIO} or {@link #PERCENTAGE_POINTS}
 * @param cause empty if nothing else changed
 */
public record Alert(
    LocalDate day,
    String id,
    String title,
    Severity severity,
    MetricSlice subject,
    Double baselineValue,
    Double currentValue,
    Double effect,
    Double effectLower,
    Double effectUpper,
    String effectUnit,
    Double pValue,
    Double qValue,
    long baselineCount,
    long currentCount,
    LocalDate since,
    String cause,
    List<Slice> alsoSeenIn) {
  public static final String RATIO = "ratio";
  public static final String PERCENTAGE_POINTS = "percentage_points";

  public Alert {
    alsoSeenIn = List.copyOf(alsoSeenIn);
  }
}
