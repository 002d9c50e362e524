package dev.lakeglass.sample;

import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;

/** Decides when each span of a day's requests reaches the Collector: mostly at once. */
final class Delivery {
  private static final long SECOND = 1_000_000_000L;
  private static final long HOUR = 3_600 * SECOND;
  private static final int EVENING = 21;
  private static final double LATE_SHARE = 0.20;

  private final Outbox outbox;
  private final Truth truth;
  private final Mishaps mishaps;
  private final LocalDate day;
  private final Calm calm;
  private final long tomorrow;

  Delivery(Outbox outbox, Truth truth, Mishaps mishaps, LocalDate day, Calm calm) {
    this.outbox = outbox;
    this.truth = truth;
    this.mishaps = mishaps;
    this.day = day;
    this.calm = calm;
    tomorrow = day.plusDays(1).atStartOfDay().toEpochSecond(ZoneOffset.UTC) * SECOND;
  }

  void send(Scene scene, Span entry) throws IOException {
    truth.trace(day);
    if (entry.end() >= tomorrow) {
      truth.overMidnight(scene.traceId());
    }
    boolean isLate = isLate(scene, entry);
    for (Span span : scene.spans()) {
      boolean isPlatform = span.release().service().group() == Service.Group.PLATFORM;
      if (isPlatform && isForgotten(scene, span)) {
        forget(span);
      } else if (isPlatform && isLate) {
        truth.span(span, day);
        truth.late(day);
        outbox.deliver(span, day, later(span));
      } else {
        promptly(span, day);
      }
    }
    promptly(entry, day);
    for (Span lone : scene.loneSpans()) {
      LocalDate began = dayOf(lone.start());
      truth.loneTrace(began);
      promptly(lone, began);
    }
  }

  private boolean isLate(Scene scene, Span entry) {
    boolean isEvening =
        Instant.ofEpochSecond(scene.start() / SECOND).atOffset(ZoneOffset.UTC).getHour() >= EVENING;
    boolean hasPlatform =
        scene.spans().stream()
            .anyMatch(span -> span.release().service().group() == Service.Group.PLATFORM);
    return isEvening && hasPlatform && entry.end() < tomorrow && calm.hits("late", LATE_SHARE);
  }

  /** One to four hours after the span ended, and not before midnight. */
  private long later(Span span) {
    long earliest = Math.max(span.end() + HOUR, tomorrow);
    long latest = span.end() + 4 * HOUR;
    return earliest + (long) (calm.next("lateness") * (latest - earliest));
  }

  private boolean isForgotten(Scene scene, Span span) {
    return span.operation() == Span.Operation.EMBEDDINGS
        && mishaps.losesTrackOf(day, Instant.ofEpochSecond(scene.start() / SECOND));
  }

  /** Delivers the span in the next day's tenth hour, when nobody waits for it any more. */
  private void forget(Span span) throws IOException {
    Instant hour = outbox.deliver(span, day, tomorrow + 9 * HOUR);
    truth.tooLate(span, hour.toString());
  }

  private void promptly(Span span, LocalDate traceDay) throws IOException {
    truth.span(span, traceDay);
    outbox.deliver(span, traceDay, span.end() + 4 * SECOND);
  }

  private static LocalDate dayOf(long nanos) {
    return LocalDate.ofInstant(Instant.ofEpochSecond(nanos / SECOND), ZoneOffset.UTC);
  }
}
