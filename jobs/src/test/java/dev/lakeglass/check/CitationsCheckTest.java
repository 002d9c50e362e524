package dev.lakeglass.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class CitationsCheckTest {
  static Stream<Arguments> answers() {
    return Stream.of(
        Arguments.of("You have 30 days [kb-0001].", "pass"),
        Arguments.of("You have 30 days [1][2].", "pass"),
        Arguments.of("You have 30 days [kb-0001, kb-0002].", "pass"),
        Arguments.of("You have 30 days (source: kb-0001).", "pass"),
        Arguments.of("You have 30 days 【kb-0002】.", "pass"),
        Arguments.of("You have 30 days [kb-0009].", "fail unknown_document"),
        Arguments.of("You have 30 days [3].", "fail unknown_document"),
        Arguments.of("You have 30 days [0].", "fail unknown_document"),
        Arguments.of("The guide says \"items may be sent back within 30 days\".", "pass"),
        Arguments.of("The guide says “Items may be … within 30 days”.", "pass"),
        Arguments.of("Im Text steht „Items may be sent back within 30 days“.", "pass"),
        Arguments.of(
            "The guide says \"items may be sent back within 60 days\".", "fail quote_not_found"),
        // Near misses: links, years, plain brackets and short phrases cite nothing.
        Arguments.of("See [3](https://example.com).", "not_applicable no_citation"),
        Arguments.of("Valid since spring (2026).", "not_applicable no_citation"),
        Arguments.of("Press \"Send back now\" [optional].", "not_applicable no_citation"),
        Arguments.of("You have 30 days.", "not_applicable no_citation"));
  }

  @ParameterizedTest
  @MethodSource("answers")
  void comparesCitationsAndQuotationsWithTheDocuments(String text, String expected) {
    assertThat(Judging.verdict(judge(text))).isEqualTo(expected);
  }

  @Test
  void scoresTheShareThatIsWrong() {
    // Four marks, of which kb-0007 was not given: 1 of 4.
    CheckResult result = judge("A [kb-0001]. B [kb-0002]. C [kb-0007]. D [1].");
    assertThat(result.score()).isCloseTo(0.25, within(1e-9));
    assertThat(result.evidence()).isEqualTo("kb-0007");
  }

  private static CheckResult judge(String text) {
    return Judging.judge(
        "citations",
        answer ->
            answer
                .outputText(text)
                .documents(
                    List.of(
                        new ContextDocument("kb-0001", "Items may be sent back within 30 days."),
                        new ContextDocument("kb-0002", "Gift cards are excluded."))));
  }
}
