package dev.lakeglass.cost;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CallCostTest {

  @Test
  void pricesEachKindOfTokenOnItsOwn() {
    // Claude Sonnet 4.5: 3 in, 0.30 cache read, 3.75 cache write, 15 out, US dollars per million
    Price price = price("3.00", "0.30", "3.75", "15.00");

    CallCost cost = CallCost.of(price, TokenUsage.of(12_000, 9_000, 1_000, 500));

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

    CallCost cost = CallCost.of(price, TokenUsage.of(3, 2, 0, 1));

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
        CallCost.of(price("0.02", "0", "0", "0"), TokenUsage.of(9_007_199_254_740_993L, 0, 0, 0));

    assertThat(cost.totalUsd()).isEqualByComparingTo("180143985.09481986");
  }

  @Test
  void pricesHourLongCacheWritesReasoningSoundAndRequestsApart() {
    Price price =
        price(
            Map.of(
                TokenClass.INPUT, new BigDecimal("3"),
                TokenClass.CACHE_WRITE, new BigDecimal("3.75"),
                TokenClass.CACHE_WRITE_1H, new BigDecimal("6"),
                TokenClass.INPUT_AUDIO, new BigDecimal("40"),
                TokenClass.OUTPUT, new BigDecimal("15"),
                TokenClass.REASONING, new BigDecimal("20"),
                TokenClass.REQUEST, new BigDecimal("2")));

    CallCost cost =
        CallCost.of(price, new TokenUsage(10_000, 0, 5_000, 2_000, 1_000, 0, 600, 100, 0, 0));

    // 4,000 × 3 + 1,000 × 40 = 52,000; 3,000 × 3.75 + 2,000 × 6 = 23,250; 500 × 15 + 100 × 20 =
    // 9,500, all / 10^6; one request at 2 / 1,000
    assertThat(cost.inputUsd()).isEqualByComparingTo("0.052");
    assertThat(cost.cacheWriteUsd()).isEqualByComparingTo("0.02325");
    assertThat(cost.outputUsd()).isEqualByComparingTo("0.0095");
    assertThat(cost.requestUsd()).isEqualByComparingTo("0.002");
    assertThat(cost.totalUsd()).isEqualByComparingTo("0.08675");
  }

  @Test
  void refusesPartsLargerThanTheWhole() {
    Price price = price("1", "1", "1", "1");

    assertThatThrownBy(() -> CallCost.of(price, TokenUsage.of(100, 80, 30, 1)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("Cannot price contradictory token counts")
        .hasMessageContaining("inputTokens=100");
  }

  /** cached, written and output tokens at other prices, and every other class as they are. */
  static Price price(String input, String cachedInput, String cacheWrite, String output) {
    return price(
        Map.of(
            TokenClass.INPUT, new BigDecimal(input),
            TokenClass.CACHED_INPUT, new BigDecimal(cachedInput),
            TokenClass.CACHE_WRITE, new BigDecimal(cacheWrite),
            TokenClass.OUTPUT, new BigDecimal(output)));
  }

  static Price price(Map<TokenClass, BigDecimal> usd) {
    return new Price(
        "id",
        PriceBook.OWN,
        List.of("provider"),
        List.of(new ModelPattern("model")),
        "",
        "",
        0,
        usd,
        BigDecimal.ONE,
        LocalDate.of(2025, 1, 1),
        LocalDate.MAX,
        LocalDate.of(2025, 1, 1),
        "");
  }
}
