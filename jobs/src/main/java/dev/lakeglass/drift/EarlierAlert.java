package dev.lakeglass.drift;

import java.time.LocalDate;
import java.util.List;

/** What the engine needs of an alert raised on an earlier day: a row of table {@code alerts}. */
public record EarlierAlert(
    LocalDate day, String id, MetricSlice subject, LocalDate since, List<Slice> alsoSeenIn) {

  public EarlierAlert {
    alsoSeenIn = List.copyOf(alsoSeenIn);
  }

  /**
   * @param alsoSeenIn slices as {@code key=value}
   */
  public static EarlierAlert of(
      LocalDate day,
      String id,
      String metric,
      Slice slice,
      LocalDate since,
      List<String> alsoSeenIn) {
    return new EarlierAlert(
        day,
        id,
        new MetricSlice(metric, slice),
        since,
        alsoSeenIn.stream().map(Slice::parse).toList());
  }

  public static EarlierAlert of(Alert alert) {
    return new EarlierAlert(
        alert.day(), alert.id(), alert.subject(), alert.since(), alert.alsoSeenIn());
  }

  boolean covers(MetricSlice other) {
    return subject.equals(other)
        || (subject.metric().equals(other.metric()) && alsoSeenIn.contains(other.slice()));
  }
}
