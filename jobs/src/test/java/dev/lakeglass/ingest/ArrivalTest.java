package dev.lakeglass.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ArrivalTest {
  private static final LocalDate DAY = LocalDate.of(2026, 11, 22);

  private final Arrival arrival = new Arrival(Duration.ofHours(1), Duration.ofHours(6));

  @Test
  void reachesFromLookbackBeforeTheDayToLatenessAfterIt() {
    assertThat(arrival.earliest(DAY)).isEqualTo(Instant.parse("2026-11-21T23:00:00Z"));
    assertThat(arrival.latest(DAY)).isEqualTo(Instant.parse("2026-11-23T06:00:00Z"));
  }

  @ParameterizedTest
  @CsvSource({
    "2026-11-21T22:59:59.999Z, false",
    "2026-11-21T23:00:00Z, true",
    "2026-11-23T05:59:59.999Z, true",
    "2026-11-23T06:00:00Z, false"
  })
  void coversTheFirstMomentAndNotTheLast(String moment, boolean isCovered) {
    long micros = Spans.micros(moment);

    assertThat(arrival.covers(DAY, micros, micros + 1)).isEqualTo(isCovered);
  }

  /** Where only the day of arrival is known, the day before may hold what came in its last hour. */
  @ParameterizedTest
  @CsvSource({
    "2026-11-20, false",
    "2026-11-21, true",
    "2026-11-22, true",
    "2026-11-23, true",
    "2026-11-24, false"
  })
  void coversWholeDaysThatReachIntoIt(LocalDate arrived, boolean isCovered) {
    long from = Spans.micros(arrived + "T00:00:00Z");

    assertThat(arrival.covers(DAY, from, from + 86_400_000_000L)).isEqualTo(isCovered);
  }

  @Test
  void coversHoursThatReachIntoALookbackOfHalfAnHour() {
    Arrival half = new Arrival(Duration.ofMinutes(30), Duration.ofMinutes(30));
    long hour = 3_600_000_000L;
    long before = Spans.micros("2026-11-21T23:00:00Z");
    long after = Spans.micros("2026-11-23T00:00:00Z");

    assertThat(half.covers(DAY, before, before + hour)).isTrue();
    assertThat(half.covers(DAY, before - hour, before)).isFalse();
    assertThat(half.covers(DAY, after, after + hour)).isTrue();
    assertThat(half.covers(DAY, after + hour, after + 2 * hour)).isFalse();
  }
}
