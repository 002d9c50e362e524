package dev.lakeglass.drift;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lakeglass.drift.Threshold.Direction;
import dev.lakeglass.drift.Threshold.Severity;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FirstSeenTypesTest {
  private static final LocalDate DAY = LocalDate.of(2026, 11, 22);
  private static final Slice ASK = new Slice("route", "/ask");
  private static final Threshold LINE =
      new Threshold(
          "redaction_type:*",
          FirstSeenTypes.STATISTIC,
          1.0,
          0.05,
          Direction.UP,
          1,
          50,
          Severity.ALERT,
          "Personal data of type");

  private final Map<LocalDate, DimensionMix> requests = new HashMap<>();
  private final List<RedactedType> types = new ArrayList<>();

  @Test
  void tellsThatCardNumbersStartedToAppear() {
    quietDays(3, 40);
    requests(DAY, 20, "2.0");
    seen(DAY, "payment_card", 3, 2, "2.0");
    seen(DAY, "email", 5, 5, "2.0");
    seen(DAY.minusDays(1), "email", 5, 5, "1.9");

    List<Alert> alerts = alerts(LINE);

    assertThat(alerts).hasSize(1);
    Alert alert = alerts.get(0);
    assertThat(alert.title())
        .isEqualTo(
            "Personal data of type \"payment card\" started to appear in route /ask of shop on release"
                + " 2.0 (3 values in 2 of 20 requests)");
    assertThat(alert.subject())
        .isEqualTo(
            new MetricSlice(
                "redaction_type:payment_card", new Slice("application_route", "shop@/ask")));
    assertThat(alert.severity()).isEqualTo(Severity.ALERT);
    // 2 of 20 requests: 10 points from nothing; 3 days of 40 requests before
    assertThat(alert.effect()).isEqualTo(10.0);
    assertThat(alert.baselineCount()).isEqualTo(120);
    assertThat(alert.since()).isEqualTo(DAY);
    assertThat(alert.cause()).isEqualTo("release 1.9 → 2.0 (0 % → 100 %)");
  }

  @Test
  void isSilentAboutTypesOfTheLastFourWeeks() {
    quietDays(28, 40);
    requests(DAY, 20, "2.0");
    seen(DAY, "payment_card", 3, 2, "2.0");
    seen(DAY.minusDays(28), "payment_card", 1, 1, "1.0");

    assertThat(alerts(LINE)).isEmpty();
    types.remove(1);
    seen(DAY.minusDays(29), "payment_card", 1, 1, "1.0");
    assertThat(alerts(LINE)).hasSize(1);
  }

  @Test
  void doesNotJudgeARouteThatIsNewItself() {
    quietDays(2, 40);
    requests(DAY, 20, "2.0");
    seen(DAY, "payment_card", 3, 2, "2.0");

    assertThat(alerts(LINE)).as("two days before").isEmpty();
    requests(DAY.minusDays(3), 1, "1.9");
    assertThat(alerts(LINE)).as("three days before").hasSize(1);
  }

  /** Another application's route of the same name neither hides the type nor counts as its own. */
  @Test
  void keepsApplicationsThatShareARouteApart() {
    quietDays(3, 40);
    requests(DAY, 20, "2.0");
    seen(DAY, "payment_card", 3, 2, "2.0");
    types.add(
        new RedactedType(DAY.minusDays(1), "crm", "/ask", "payment_card", 9, 1, 0, List.of()));
    types.add(new RedactedType(DAY, "crm", "/ask", "iban", 9, 1, 0, List.of()));

    List<Alert> alerts = alerts(LINE);

    assertThat(alerts).as("crm has too few requests to be judged").hasSize(1);
    assertThat(alerts.get(0).subject().slice().value()).isEqualTo("shop@/ask");
    assertThat(alerts.get(0).currentCount()).isEqualTo(20);
  }

  @Test
  void wantsALineThatFits() {
    quietDays(3, 40);
    requests(DAY, 20, "2.0");
    seen(DAY, "payment_card", 3, 2, "2.0");

    assertThat(alerts()).isEmpty();
    Threshold atLeastFour =
        new Threshold(
            "redaction_type:payment_card",
            FirstSeenTypes.STATISTIC,
            4.0,
            0.05,
            Direction.UP,
            1,
            50,
            Severity.WARN,
            "Cards");
    assertThat(alerts(atLeastFour, LINE)).isEmpty();
  }

  private List<Alert> alerts(Threshold... lines) {
    DriftInput input = new DriftInput(DAY, Map.of(), Map.of(ASK, requests), List.of());
    return new FirstSeenTypes(DriftSettings.DEFAULTS, List.of(lines)).alerts(input, types);
  }

  private void quietDays(int days, long count) {
    for (int i = 1; i <= days; i++) {
      requests(DAY.minusDays(i), count, "1.9");
    }
  }

  private void requests(LocalDate day, long count, String release) {
    requests.put(
        day,
        DimensionMix.of(
            Map.of(
                "route",
                Map.of("/ask", count + 1),
                "application",
                Map.of("shop", count, "crm", 1L),
                "release",
                Map.of(release, count))));
  }

  private void seen(LocalDate day, String type, long values, long requestCount, String release) {
    types.add(
        new RedactedType(day, "shop", "/ask", type, values, requestCount, 0, List.of(release)));
  }
}
