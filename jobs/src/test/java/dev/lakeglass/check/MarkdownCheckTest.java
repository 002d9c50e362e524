package dev.lakeglass.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class MarkdownCheckTest {
  static Stream<Arguments> texts() {
    return Stream.of(
        Arguments.of("Plain words.", "not_applicable no_markup"),
        Arguments.of("{\"a\": \"**\"}", "not_applicable no_markup"),
        Arguments.of("Run:\n```sh\nls\n```\nDone.", "pass"),
        Arguments.of("Run:\n```sh\nls\n", "fail unclosed_code_fence"),
        Arguments.of("Run ```ls``` now.", "pass"),
        Arguments.of("Press **Save** and `**` is fine.", "pass"),
        Arguments.of("Press **Save and go on.", "fail unbalanced_emphasis"),
        Arguments.of("```\n2 ** 3\n```", "pass"),
        Arguments.of("See [the guide](https://example.com/a).", "pass"),
        Arguments.of("See [the guide](https://example.com/a", "fail broken_link"),
        Arguments.of("| a | b |\n|---|---|\n| 1 | 2 |", "pass"),
        Arguments.of("| a | b |\n|---|---|\n| 1 | 2 | 3 |", "fail ragged_table"),
        Arguments.of("| a | b |\n|---|---|\n| 1 \\| 2 | `x|y` |", "pass"),
        // Two tables of different width, with a line between them.
        Arguments.of("| a | b |\n|---|---|\n\n| a |\n|---|", "pass"));
  }

  @ParameterizedTest
  @MethodSource("texts")
  void findsBrokenMarkup(String text, String expected) {
    assertThat(Judging.verdict(Judging.judgeText("markdown", text))).isEqualTo(expected);
  }
}
