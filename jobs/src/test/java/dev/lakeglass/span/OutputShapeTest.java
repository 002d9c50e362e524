package dev.lakeglass.span;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OutputShapeTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '#',
      quoteCharacter = '~',
      textBlock =
          """
          {"b": 1, "a": {"c": [{"d": 2}]}}      # json{a,b}
          {}                                    # json{}
          [{"a": 1}]                            # json[]
          [kb-7] says ten days.                 # prose, line
          {"a": 1                               # broken json
          {"a": 1} and more                     # broken json
          ```json\\n{"a": 1}\\n```              # fenced json{a}
          ```json\\n{"a": \\n```                # broken json
          ```sh\\nls -l\\n```                   # code, line
          Run this:\\n```sh\\nls\\n```          # text with code, line
          - one\\n- two                         # list, line
          Two steps:\\n1. Sign in.\\n2) Confirm. # list, line
          - one only                            # prose, line
          | a | b |\\n|---|---|\\n| 1 | 2 |      # table, line
          We open at 10.\\n- or later           # prose, line
          3.5 kg is the limit.\\n4.5 kg is not. # prose, line
          """)
  void namesTheForm(String text, String shape) {
    assertThat(OutputShape.of(text.replace("\\n", "\n"))).isEqualTo(shape);
  }

  @Test
  void countsWords() {
    assertThat(OutputShape.of("word ".repeat(15))).isEqualTo("prose, line");
    assertThat(OutputShape.of("word ".repeat(16))).isEqualTo("prose, short");
    assertThat(OutputShape.of("word ".repeat(61))).isEqualTo("prose, medium");
    assertThat(OutputShape.of("word ".repeat(241))).isEqualTo("prose, long");
    // 60 ideographs count as about 20 words
    assertThat(OutputShape.of("返品".repeat(30))).isEqualTo("prose, short");
    assertThat(OutputShape.of(" \n")).isEqualTo("empty");
  }

  @Test
  void keepsIdsOutOfTheNames() {
    assertThat(OutputShape.of("{\"user-17\": 1, \"user-18\": 2, \"total\": 3}"))
        .isEqualTo("json{#,total}");
    StringBuilder wide = new StringBuilder("{\"a\":0");
    for (char name = 'b'; name <= 'm'; name++) {
      wide.append(",\"").append(name).append("\":0");
    }
    assertThat(OutputShape.of(wide + "}")).isEqualTo("json{13 names}");
  }
}
