package dev.lakeglass.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class RepetitionCheckTest {
  static Stream<Arguments> texts() {
    return Stream.of(
        Arguments.of("Please wait. " + "thank you ".repeat(6), "fail loop"),
        // Twelve words in four rounds are a loop, ten words in five rounds are emphasis.
        Arguments.of("we are sorry ".repeat(4), "fail loop"),
        Arguments.of("bye bye ".repeat(2), "pass"),
        Arguments.of("no no no no no", "pass"),
        Arguments.of("no no no no no no", "fail loop"),
        Arguments.of("0 0 0 0 0 0 0 0 0 0 0 0", "pass"),
        Arguments.of("好的".repeat(8), "fail loop"),
        Arguments.of(
            "We will look into your order today. First, check the label."
                + " We will look into your order today. Then restart it."
                + " We will look into your order today.",
            "fail repeated_sentence"),
        Arguments.of(
            "We will look into your order today. First, check the label."
                + " We will look into your order today.",
            "pass"),
        Arguments.of("[1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1]", "not_applicable structured"));
  }

  @ParameterizedTest
  @MethodSource("texts")
  void tellsLoopsFromEmphasis(String text, String expected) {
    assertThat(Judging.verdict(Judging.judgeText("repetition", text))).isEqualTo(expected);
  }

  @Test
  void scoresTheShareOfFiveWordSequencesSaidBefore() {
    // 14 words hold 10 sequences of five; words 8 to 14 repeat words 1 to 7, so the sequences from
    // words 8, 9 and 10 are old: 3 of 10.
    CheckResult result =
        Judging.judgeText("repetition", "open the app and tap on settings ".repeat(2));
    assertThat(result.score()).isCloseTo(0.3, within(1e-9));
    assertThat(result.verdict()).isEqualTo(Verdict.PASS);
  }

  @Test
  void pointsAtTheLoop() {
    assertThat(Judging.judgeText("repetition", "All good. " + "so sorry ".repeat(6)).evidence())
        .startsWith("so sorry so sorry");
  }
}
