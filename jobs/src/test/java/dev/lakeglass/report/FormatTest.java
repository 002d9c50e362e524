package dev.lakeglass.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class FormatTest {
  @Test
  void writesMoneyWithDigitsThatMatter() {
    assertThat(usd("1234.5")).isEqualTo("$1,235");
    assertThat(usd("12.345")).isEqualTo("$12.35");
    assertThat(usd("0.4")).isEqualTo("$0.400");
    assertThat(usd("0.004127500")).isEqualTo("$0.00413");
    assertThat(usd("0.000001")).isEqualTo("$0.00000100");
    assertThat(usd("0")).isEqualTo("$0.00");
    assertThat(usd("-0.5")).isEqualTo("−$0.500");
  }

  @Test
  void doesNotWriteNothingAsZero() {
    assertThat(Format.usd((BigDecimal) null)).isEqualTo("–");
    assertThat(Format.share(null)).isEqualTo("–");
    assertThat(Format.duration(null)).isEqualTo("–");
    assertThat(Format.count((Long) null)).isEqualTo("–");
    assertThat(Format.number(Double.NaN)).isEqualTo("–");
    assertThat(Format.usdPer(BigDecimal.ONE, 0)).isEqualTo("–");
  }

  @Test
  void dividesMoneyByUnits() {
    assertThat(Format.usdPer(new BigDecimal("10"), 4)).isEqualTo("$2.50");
  }

  @Test
  void writesDurationsForPeople() {
    assertThat(Format.duration(0.0)).isEqualTo("0\u00a0ms");
    assertThat(Format.duration(0.42)).isEqualTo("0.4\u00a0ms");
    assertThat(Format.duration(412.4)).isEqualTo("412\u00a0ms");
    assertThat(Format.duration(999.6)).isEqualTo("1.00\u00a0s");
    assertThat(Format.duration(11_840.0)).isEqualTo("11.8\u00a0s");
    assertThat(Format.duration(125_000.0)).isEqualTo("2\u00a0min 5\u00a0s");
    assertThat(Format.duration(3_780_000.0)).isEqualTo("1\u00a0h 3\u00a0min");
  }

  @Test
  void writesSharesAndChangesWithTheirSign() {
    assertThat(Format.share(0.125)).isEqualTo("12.5\u00a0%");
    assertThat(Format.share(0.0004)).isEqualTo("0.04\u00a0%");
    assertThat(Format.change(0.402)).isEqualTo("+40.2\u00a0%");
    assertThat(Format.change(-0.621)).isEqualTo("−62.1\u00a0%");
    assertThat(Format.points(0.2579)).isEqualTo("+25.8\u00a0pp");
  }

  @Test
  void separatesThousands() {
    assertThat(Format.count(1_234_567)).isEqualTo("1,234,567");
    assertThat(Format.number(13_040.4)).isEqualTo("13,040");
    assertThat(Format.number(371.44)).isEqualTo("371");
    assertThat(Format.number(0.31)).isEqualTo("0.31");
  }

  @Test
  void writesTimesInUtc() {
    assertThat(Format.second(Instant.parse("2026-11-22T23:59:59.9Z")))
        .isEqualTo("22 Nov 2026 23:59:59 UTC");
  }

  @Test
  void cutsTextsBetweenCodePoints() {
    assertThat(Format.shorten("a\ud83d\ude00bc", 3)).isEqualTo("a\ud83d\ude00…");
    assertThat(Format.shorten("abc", 3)).isEqualTo("abc");
  }

  private static String usd(String value) {
    return Format.usd(new BigDecimal(value));
  }
}
