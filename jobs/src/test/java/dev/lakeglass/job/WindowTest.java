package dev.lakeglass.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;

class WindowTest {
  private static final LocalDate DAY = LocalDate.of(2026, 11, 30);

  @Test
  void holdsItsFirstDayAndNotItsLast() {
    Window window = new Window(DAY, DAY.plusDays(2));

    assertThat(window.days()).containsExactly(DAY, LocalDate.of(2026, 12, 1));
    assertThat(window.contains(DAY.minusDays(1))).isFalse();
    assertThat(window.contains(DAY)).isTrue();
    assertThat(window.contains(DAY.plusDays(1))).isTrue();
    assertThat(window.contains(DAY.plusDays(2))).isFalse();
    assertThat(window).hasToString("2026-11-30 to 2026-12-01");
  }

  @Test
  void isOneDayOrWider() {
    assertThat(Window.day(DAY).days()).containsExactly(DAY);
    assertThat(Window.day(DAY)).hasToString("2026-11-30");
    assertThat(Window.day(DAY).widened(2, 1))
        .isEqualTo(new Window(LocalDate.of(2026, 11, 28), LocalDate.of(2026, 12, 2)));
  }

  @Test
  void isNeverEmpty() {
    assertThatThrownBy(() -> new Window(DAY, DAY))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("Cannot use the day range from 2026-11-30 to 2026-11-30: it holds no day");
  }
}
