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
    assertThat(arrival.covers(DAY, Spans.micros(moment))).isEqualTo(isCovered);
  }
}
