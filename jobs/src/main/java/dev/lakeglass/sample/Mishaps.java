package dev.lakeglass.sample;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.Set;

/** Which day suffers which accident of delivery; each happens once on its day. */
final class Mishaps {
  private final LocalDate lastDay;
  private final int days;
  private final Set<String> done = new HashSet<>();

  Mishaps(LocalDate lastDay, int days) {
    this.lastDay = lastDay;
    this.days = days;
  }

  /** An upload that broke off before compression; the exporter then sent the batch again. */
  boolean cutsDocument(LocalDate day, Instant hour) {
    return isDue("document", day, 8, hour, 10);
  }

  /** An upload that broke off after compression; the exporter then sent the batch again. */
  boolean cutsGzip(LocalDate day, Instant hour) {
    return isDue("gzip", day, 7, hour, 11);
  }

  boolean leavesEmpty(LocalDate day, Instant hour) {
    return isDue("empty", day, 6, hour, 9);
  }

  boolean resends(LocalDate day, Instant hour) {
    return age(day) % 3 == 1 && isFirst("resend" + day, hour, 9);
  }

  boolean losesTrackOf(LocalDate day, Instant at) {
    return isDue("late9", day, 9, at, 12) || isDue("late5", day, 5, at, 12);
  }

  boolean crossesMidnight(LocalDate day) {
    return age(day) % 2 == 1;
  }

  private boolean isDue(String what, LocalDate day, int age, Instant at, int fromHour) {
    return age(day) == age % days && isFirst(what, at, fromHour);
  }

  private boolean isFirst(String what, Instant at, int fromHour) {
    return at.atOffset(ZoneOffset.UTC).getHour() >= fromHour && done.add(what);
  }

  private long age(LocalDate day) {
    return lastDay.toEpochDay() - day.toEpochDay();
  }
}
