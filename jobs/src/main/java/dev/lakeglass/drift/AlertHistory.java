package dev.lakeglass.drift;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What was alerted before the day judged, and which days a baseline may therefore use. */
final class AlertHistory {
  private final DriftSettings settings;
  private final LocalDate day;
  private final List<EarlierAlert> alerts;

  AlertHistory(DriftSettings settings, LocalDate day, List<EarlierAlert> alerts) {
    this.settings = settings;
    this.day = day;
    this.alerts =
        alerts.stream()
            .filter(alert -> alert.day().isBefore(day))
            .sorted(Comparator.comparing(EarlierAlert::since).thenComparing(EarlierAlert::id))
            .toList();
  }

  /**
   * The last days before a window on which nothing was alerted here, ascending. So a baseline
   * stands still while an alert is open, and an incident does not become the yardstick after it has
   * gone; once an alert has held for long enough, its days count as normal.
   */
  List<LocalDate> baselineDays(MetricSlice subject, LocalDate before) {
    List<EarlierAlert> open =
        alerts.stream().filter(alert -> alert.covers(subject) && !isAccepted(alert)).toList();
    return day.minusDays(settings.lookbackDays())
        .datesUntil(before)
        .sorted(Comparator.reverseOrder())
        .filter(date -> open.stream().noneMatch(alert -> alert.day().equals(date)))
        .limit(settings.baselineDays())
        .sorted()
        .toList();
  }

  /** The first day of the alert that covers the subject and may go on today; else the given day. */
  LocalDate since(MetricSlice subject, LocalDate firstSeen) {
    return recent()
        .filter(alert -> alert.covers(subject))
        .map(EarlierAlert::since)
        .findFirst()
        .orElse(firstSeen);
  }

  /** Whether an alert covers the subject that may go on today. */
  boolean isOpen(MetricSlice subject) {
    return recent().anyMatch(alert -> alert.covers(subject));
  }

  /** The earliest alert that this subject led and that may go on today. */
  Optional<EarlierAlert> ledBy(MetricSlice subject) {
    return recent().filter(alert -> alert.subject().equals(subject)).findFirst();
  }

  private Stream<EarlierAlert> recent() {
    LocalDate oldest = day.minusDays(settings.reopenedWithinDays());
    return alerts.stream().filter(alert -> !alert.day().isBefore(oldest) && !isAccepted(alert));
  }

  private boolean isAccepted(EarlierAlert alert) {
    return alerts.stream()
        .filter(
            other ->
                other.subject().metric().equals(alert.subject().metric())
                    && other.since().equals(alert.since())
                    && other.covers(alert.subject()))
        .anyMatch(
            other ->
                ChronoUnit.DAYS.between(other.since(), other.day()) + 1
                    >= settings.acceptedAfterDays());
  }
}
