package dev.lakeglass.cost;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;

class CallCostTest {

  @Test
  void pricesEachKindOfTokenOnItsOwn() {
    // Claude Sonnet 4.5: 3 in, 0.30 cache read, 3.75 cache write, 15 out, US dollars per million
    Price price = price("3.00", "0.30", "3.75", "15.00");

    CallCost cost = CallCost.of(price, new TokenUsage(12_000, 9_000, 1_000, 500));

    // (12,000 − 9,000 − 1,000) × 3 / 10^6, 9,000 × 0.30 / 10^6, 1,000 × 3.75 / 10^6, 500 × 15 /
    // 10^6
    assertThat(cost.inputUsd()).isEqualTo(new BigDecimal("0.006000000"));
    assertThat(cost.cachedInputUsd()).isEqualTo(new BigDecimal("0.002700000"));
    assertThat(cost.cacheWriteUsd()).isEqualTo(new BigDecimal("0.003750000"));
    assertThat(cost.outputUsd()).isEqualTo(new BigDecimal("0.007500000"));
    assertThat(cost.totalUsd()).isEqualTo(new BigDecimal("0.019950000"));
  }

  @Test
  void roundsEachPartHalfUpToNineDecimals() {
    // Nova Micro cache read: 0.00875 × 2 / 10^6 = 0.0000000175, up to 0.000000018;
    // input 0.0004 / 10^6 = 0.0000000004, down to 0
    Price price = price("0.0004", "0.00875", "0", "0.14");

    CallCost cost = CallCost.of(price, new TokenUsage(3, 2, 0, 1));

    assertThat(cost.inputUsd()).isEqualByComparingTo("0");
    assertThat(cost.cachedInputUsd()).isEqualByComparingTo("0.000000018");
    assertThat(cost.outputUsd()).isEqualByComparingTo("0.00000014");
    assertThat(cost.totalUsd()).isEqualByComparingTo("0.000000158");
  }

  @Test
  void staysExactForHugeCounts() {
    // (2^53 + 1) tokens at 0.02: 9,007,199,254,740,993 × 0.02 / 10^6; a double would lose the last
    // token
    CallCost cost =
        CallCost.of(price("0.02", "0", "0", "0"), new TokenUsage(9_007_199_254_740_993L, 0, 0, 0));

    assertThat(cost.totalUsd()).isEqualByComparingTo("180143985.09481986");
  }

  @Test
  void refusesPartsLargerThanTheWhole() {
    Price price = price("1", "1", "1", "1");

    assertThatThrownBy(() -> CallCost.of(price, new TokenUsage(100, 80, 30, 1)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("Cannot price contradictory token counts")
        .hasMessageContaining("inputTokens=100");
  }

  static Price price(String input, String cachedInput, String cacheWrite, String output) {
    return new Price(
        "id",
        "provider",
        "model",
        new BigDecimal(input),
        new BigDecimal(cachedInput),
        new BigDecimal(cacheWrite),
        new BigDecimal(output),
        LocalDate.of(2025, 1, 1),
        LocalDate.MAX,
        LocalDate.of(2025, 1, 1),
        "");
  }
}
