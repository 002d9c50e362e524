package dev.lakeglass.ingest;

import java.io.Serializable;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;

/**
 * Which objects belong to a day: those that arrived from a little before its start to a while after
 * its end.
 */
record Arrival(Duration lookback, Duration lateness) implements Serializable {

  Instant earliest(LocalDate day) {
    return day.atStartOfDay(ZoneOffset.UTC).toInstant().minus(lookback);
  }

  /** Exclusive. */
  Instant latest(LocalDate day) {
    return day.plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant().plus(lateness);
  }

  /** Whether an object that arrived at some time of an hour, or of a day, may belong to the day. */
  boolean covers(LocalDate day, long arrivalMicros, long arrivalEndMicros) {
    return arrivalEndMicros > micros(earliest(day)) && arrivalMicros < micros(latest(day));
  }

  private static long micros(Instant instant) {
    return instant.getEpochSecond() * 1_000_000L;
  }
}
