package dev.lakeglass.drift;

import java.util.List;

/** The verdicts of a day, ordered by metric, slice and statistic, and what to tell people. */
public record DriftDay(List<DriftResult> results, List<Alert> alerts) {

  public DriftDay {
    results = List.copyOf(results);
    alerts = List.copyOf(alerts);
  }
}
