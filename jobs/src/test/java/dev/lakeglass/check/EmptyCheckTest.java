package dev.lakeglass.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class EmptyCheckTest {
  static Stream<Arguments> texts() {
    return Stream.of(
        Arguments.of(null, "fail no_text"),
        Arguments.of("", "fail blank"),
        Arguments.of(" \n\t\u00a0", "fail only_punctuation"),
        Arguments.of("...", "fail only_punctuation"),
        Arguments.of("N/A", "fail placeholder"),
        Arguments.of("null", "fail placeholder"),
        Arguments.of("{}", "fail placeholder"),
        Arguments.of("7", "pass"),
        Arguments.of("No", "pass"),
        Arguments.of("\ud83d\udc4d", "pass"),
        Arguments.of("はい", "pass"));
  }

  @ParameterizedTest
  @MethodSource("texts")
  void tellsNothingFromLittle(String text, String expected) {
    assertThat(Judging.verdict(Judging.judgeText("empty", text))).isEqualTo(expected);
  }

  @Test
  void takesAnEmptyObjectForAnAnswerWhereJsonIsAskedFor() {
    CheckResult result =
        Judging.judge("empty", answer -> answer.outputType("json").outputText("{}"));
    assertThat(Judging.verdict(result)).isEqualTo("pass");
  }

  @Test
  void expectsNoTextBesideAToolCall() {
    CheckResult result =
        Judging.judge(
            "empty", answer -> answer.toolCalls(List.of(new RequestedToolCall("now", "{}"))));
    assertThat(Judging.verdict(result)).isEqualTo("not_applicable tool_call");
  }
}
