package dev.lakeglass.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine.TypeConversionException;

class UtcDayTest {
  private final UtcDay day = new UtcDay();

  @ParameterizedTest
  @CsvSource({
    "2026-11-22, 2026-11-22",
    "2026-11-22T00:00:00Z, 2026-11-22",
    "2026-11-22T01:00:00+02:00, 2026-11-21",
    "2026-11-22T23:30:00-01:00, 2026-11-23"
  })
  void isTheUtcDayOfAMoment(String text, LocalDate expected) {
    assertThat(day.convert(text)).isEqualTo(expected);
  }

  @Test
  void refusesAnythingElse() {
    assertThatThrownBy(() -> day.convert("22.11.2026"))
        .isInstanceOf(TypeConversionException.class)
        .hasMessage("\"22.11.2026\" is no day; expected for example 2026-11-22");
    assertThatThrownBy(() -> day.convert("2026-11-22T10:00:00"))
        .isInstanceOf(TypeConversionException.class)
        .hasMessageContaining("is no day");
  }
}
