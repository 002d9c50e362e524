package dev.lakeglass.drift;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class CalmWeeksTest {
  private static final LocalDate FIRST_DAY = LocalDate.parse("2026-01-05");

  /**
   * @param alarmDays on which an alert began
   * @param openDays on which one was open
   */
  private record Tally(int days, int tests, int alarmDays, int openDays) {}

  /**
   * 14 slices, half the traffic on weekends, and levels that differ by 3 % (errors, durations: 6 %)
   * from day to day and again from route to route: about 100 tests a day, 140,955 in all. Seen: an
   * alert begins on 31 of 1,400 days (2.2 %) and is open on 42 (3.0 %).
   */
  @Test
  void alarmsOnThreeDaysInAHundredAtMost() throws IOException {
    Tally tally = simulate(Traffic.calm(1, 0.03), 200);
    assertThat(tally.tests()).isGreaterThan(100_000);
    assertThat(tally.alarmDays()).as(tally.toString()).isLessThan(42);
    assertThat(tally.openDays()).as(tally.toString()).isLessThan(70);
  }

  /** Sixty weeks, 126 requests of the route a day, 300 tokens ± 53 %. Seen: 50 of 60. */
  @Test
  void findsFortyPercentLongerAnswersOfOneRouteOnTheFirstDayMoreOftenThanNot() throws IOException {
    MetricSlice subject = new MetricSlice("output_tokens", new Slice("route", "/refund"));
    DriftEngine engine = engine();
    int found = 0;
    for (int seed = 0; seed < 60; seed++) {
      Traffic traffic =
          Traffic.with(
              seed,
              (day, request) -> {
                if (request.route.equals("/refund") && !day.isBefore(FIRST_DAY)) {
                  request.outputTokens *= 1.4;
                }
              });
      DriftDay judged = engine.judge(traffic.input(FIRST_DAY, List.of()));
      found += judged.alerts().stream().anyMatch(a -> a.subject().equals(subject)) ? 1 : 0;
    }
    assertThat(found).isGreaterThan(42);
  }

  private static DriftEngine engine() throws IOException {
    String conf = Files.readString(Path.of("conf/thresholds.csv"));
    return new DriftEngine(DriftSettings.DEFAULTS, ThresholdFile.parse("thresholds.csv", conf));
  }

  private static Tally simulate(Traffic traffic, int weeks) throws IOException {
    DriftEngine engine = engine();
    List<EarlierAlert> earlier = new ArrayList<>();
    int tests = 0;
    int alarmDays = 0;
    int openDays = 0;
    for (int i = 0; i < 7 * weeks; i++) {
      LocalDate day = FIRST_DAY.plusDays(i);
      traffic.forgetBefore(day.minusDays(28));
      DriftDay judged = engine.judge(traffic.input(day, earlier));
      tests += (int) judged.results().stream().filter(r -> r.measurement() != null).count();
      alarmDays += judged.alerts().stream().anyMatch(a -> a.since().equals(day)) ? 1 : 0;
      openDays += judged.alerts().isEmpty() ? 0 : 1;
      judged.alerts().forEach(alert -> earlier.add(EarlierAlert.of(alert)));
    }
    return new Tally(7 * weeks, tests, alarmDays, openDays);
  }
}
