package dev.lakeglass.drift;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class CauseFinderTest {
  private static final Slice SLICE = new Slice("route", "/chat");

  @Test
  void namesWhatReplacedWhat() {
    assertThat(
            cause(
                Map.of("release", Map.of("2.2.4", 90L, "2.2.3", 10L)),
                Map.of("release", Map.of("2.3.0", 100L))))
        .isEqualTo("release 2.2.4 → 2.3.0 (0 % → 100 %)");
  }

  @Test
  void namesWhatGrewWhereNothingElseShrankEnough() {
    assertThat(
            cause(
                Map.of("tenant_id", Map.of("a", 30L, "b", 30L, "c", 30L, "d", 10L)),
                Map.of("tenant_id", Map.of("a", 20L, "b", 20L, "c", 20L, "d", 40L))))
        .isEqualTo("tenant_id d (10 % → 40 %)");
  }

  @Test
  void ordersByTheSizeOfTheChangeAndLeavesOutTheSliceItself() {
    assertThat(
            cause(
                Map.of(
                    "model_name", Map.of("x", 60L, "y", 40L),
                    "prompt_version", Map.of("7", 100L),
                    "route", Map.of("/chat", 100L)),
                Map.of(
                    "model_name", Map.of("x", 30L, "y", 70L),
                    "prompt_version", Map.of("8", 99L, "7", 1L),
                    "route", Map.of("/other", 100L))))
        .isEqualTo("prompt_version 7 → 8 (0 % → 99 %); model_name x → y (40 % → 70 %)");
  }

  @Test
  void saysNothingOfSmallChangesAndOfDimensionsNotSeenBefore() {
    assertThat(
            cause(
                Map.of("model_name", Map.of("x", 60L, "y", 40L)),
                Map.of(
                    "model_name", Map.of("x", 45L, "y", 55L),
                    "dataset_version", Map.of("2026-11-09", 50L))))
        .isEmpty();
  }

  private static String cause(
      Map<String, Map<String, Long>> before, Map<String, Map<String, Long>> now) {
    return CauseFinder.describe(SLICE, DimensionMix.of(before), DimensionMix.of(now));
  }
}
