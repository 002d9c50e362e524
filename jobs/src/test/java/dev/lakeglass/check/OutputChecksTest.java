package dev.lakeglass.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lakeglass.check.Answer.Outcome;
import java.util.List;
import org.junit.jupiter.api.Test;

class OutputChecksTest {
  @Test
  void givesEveryCheckOneResultInTheOrderOfTheList() {
    Answer answer = Answer.builder().outputText("Hello there.").build();
    List<String> names = OutputChecks.standard().checks().stream().map(OutputCheck::name).toList();
    assertThat(OutputChecks.standard().run(answer))
        .extracting(NamedResult::checkName)
        .isEqualTo(names)
        .doesNotHaveDuplicates()
        .contains("valid_json", "json_schema", "truncated", "empty", "refusal", "repetition");
  }

  @Test
  void appliesNoCheckToAFailedCall() {
    Answer answer =
        Answer.builder().outcome(Outcome.FAILED).outputType("json").outputText("{").build();
    assertThat(OutputChecks.standard().run(answer))
        .allSatisfy(
            result ->
                assertThat(Judging.verdict(result.result()))
                    .isEqualTo("not_applicable failed_call"));
  }

  @Test
  void recordsAThrowingCheckAsErrorWithoutItsMessage() {
    OutputCheck broken =
        new OutputCheck() {
          @Override
          public String name() {
            return "broken";
          }

          @Override
          public String version() {
            return "1";
          }

          @Override
          public CheckResult check(AnalyzedAnswer answer) {
            throw new IllegalStateException("secret: " + answer.output().text());
          }
        };
    List<NamedResult> results =
        OutputChecks.of(CheckRules.standard(), List.of(broken))
            .run(Answer.builder().outputText("my secret").build());
    assertThat(results)
        .containsExactly(
            new NamedResult("broken", "1", CheckResult.error("IllegalStateException")));
  }

  @Test
  void judgesAnAnswerWithNothingInIt() {
    assertThat(OutputChecks.standard().run(Answer.builder().build()))
        .noneMatch(result -> result.result().verdict() == Verdict.ERROR);
  }

  @Test
  void survivesEveryKindOfOddText() {
    List<String> texts =
        List.of(
            "\ud83d",
            "\u0000\u0001",
            "[".repeat(5_000),
            "(".repeat(5_000),
            "\"".repeat(5_001),
            "|".repeat(5_000),
            "word ".repeat(20_000),
            "1,2.3,4.5 ".repeat(2_000),
            "a\u0301".repeat(100),
            "```",
            "[A",
            "99999999999999999999999999 EUR on 99.99.9999 at 99:99",
            "x".repeat(100_000));
    for (String text : texts) {
      Answer answer =
          Answer.builder()
              .outputText(text)
              .systemPrompt(text)
              .userInput("<document id=\"" + text + "</document>" + text)
              .documents(List.of(new ContextDocument(text, text)))
              .outputType("json")
              .build();
      assertThat(OutputChecks.standard().run(answer))
          .as(text.substring(0, Math.min(20, text.length())))
          .noneMatch(
              result ->
                  result.result().verdict() == Verdict.ERROR
                      && !result.result().reason().equals("beyond_parser_limit"));
    }
  }
}
