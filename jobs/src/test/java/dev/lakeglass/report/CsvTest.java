package dev.lakeglass.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class CsvTest {
  @Test
  void quotesWhatRfc4180WantsQuoted() {
    String text = Csv.write(List.of("a", "b"), List.of(List.of("x,\"y\"", "line\r\nbreak")));
    assertThat(text).isEqualTo("a,b\r\n\"x,\"\"y\"\"\",\"line\r\nbreak\"\r\n");
  }

  @Test
  void takesTheFormulaOutOfTexts() {
    assertThat(field("=1+1")).isEqualTo("'=1+1");
    assertThat(field("+1")).isEqualTo("'+1");
    assertThat(field("-cmd")).isEqualTo("'-cmd");
    assertThat(field("@SUM(A1)")).isEqualTo("'@SUM(A1)");
    assertThat(field("\tx")).isEqualTo("'\tx");
    assertThat(field(List.of("=a", "b"))).isEqualTo("'=a; b");
  }

  @Test
  void leavesNumbersAsTheyAre() {
    assertThat(field(-0.25)).isEqualTo("-0.25");
    assertThat(field(new BigDecimal("0.000000001"))).isEqualTo("0.000000001");
    assertThat(field(null)).isEmpty();
  }

  private static String field(Object value) {
    String text = Csv.write(List.of("h"), List.of(Arrays.asList(value)));
    return text.substring("h\r\n".length(), text.length() - 2);
  }
}
