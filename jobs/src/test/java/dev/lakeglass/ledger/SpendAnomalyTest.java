package dev.lakeglass.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class SpendAnomalyTest {
  private static final LocalDate DAY = LocalDate.of(2026, 11, 22);

  @Test
  void comparesADayWithTheDaysBeforeIt() {
    // ten days of 10: median 10, no scatter but the least of 0.1; ln 2 / 0.1 = 6.93
    SpendAnomaly anomaly = SpendAnomaly.of(days(10, "10", "20"), DAY).orElseThrow();

    assertThat(anomaly.typicalUsd().doubleValue()).isCloseTo(10, within(1e-9));
    assertThat(anomaly.deviations()).isCloseTo(6.93, within(0.01));
  }

  @Test
  void leavesAloneWhatIsUsualSmallOrNew() {
    assertThat(SpendAnomaly.of(days(10, "10", "14"), DAY)).isEmpty();
    assertThat(SpendAnomaly.of(days(6, "10", "90"), DAY)).isEmpty();
    assertThat(SpendAnomaly.of(days(0, "10", "90"), DAY)).isEmpty();
    Map<LocalDate, BigDecimal> wild = days(10, "10", "30");
    for (int i = 1; i <= 10; i += 2) {
      wild.put(DAY.minusDays(i), new BigDecimal("40"));
    }
    assertThat(SpendAnomaly.of(wild, DAY)).isEmpty();
  }

  @Test
  void seesASuddenSilenceToo() {
    assertThat(SpendAnomaly.of(days(10, "10", "1"), DAY).orElseThrow().deviations()).isNegative();
  }

  private static Map<LocalDate, BigDecimal> days(int before, String usual, String today) {
    Map<LocalDate, BigDecimal> days = new TreeMap<>();
    for (int i = 1; i <= before; i++) {
      days.put(DAY.minusDays(i), new BigDecimal(usual));
    }
    days.put(DAY, new BigDecimal(today));
    return days;
  }
}
