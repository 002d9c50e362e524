package dev.lakeglass.span;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CitationMarksTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "Cards last three years [1].",
        "Cards last three years [kb-0042, kb-7].",
        "Cards last three years [doc: kb-1].",
        "Cards last three years\u30104\u2020source\u3011.",
        "Cards last three years (kb-0042).",
        "[1] Cards last three years.",
        "[see below] (at the end) of [page 2](https://example.org): three years [kb-0042].",
        "three [[years [2] (cards)"
      })
  void seesMarks(String text) {
    assertThat(CitationMarks.areIn(text, OutputShape.of(text))).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Cards last three years.",
        "Cards last three (3) years.",
        "See [page 2](https://example.org).",
        "Write to [EMAIL].",
        "- [x] done",
        "{\"sources\": [1, 2]}",
        "[1, 2]",
        "It costs 5 euros (VAT of 19 percent included)."
      })
  void seesNoMarkWhereThereIsNone(String text) {
    assertThat(CitationMarks.areIn(text, OutputShape.of(text))).isFalse();
  }
}
