package dev.lakeglass.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.lakeglass.check.RepeatedRequests.AnswerCount;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

class IdenticalRequestsCheckTest {
  private static final LocalDate DAY = LocalDate.of(2026, 11, 22);

  private static CheckResult judge(String outputType, String text, String... others) {
    List<OtherAnswer> other = List.of(others).stream().map(one -> new OtherAnswer(one, 1)).toList();
    return Judging.judge(
        "identical_requests",
        answer ->
            answer
                .outputText(text)
                .outputType(outputType)
                .repetitions(new Repetitions(1 + other.size(), other, 100, 100)));
  }

  private static String verdict(String text, String... others) {
    return Judging.verdict(judge("text", text, others));
  }

  @Test
  void passesTheSameAnswer() {
    assertThat(judge("text", "Three years.")).isEqualTo(asked(1, 0, 0));
    assertThat(asked(3, 100, 109)).isEqualTo(CheckResult.pass().withScore(0));
  }

  @Test
  void marksTheSameAnswerAtAnotherCost() {
    assertThat(asked(3, 100, 111)).isEqualTo(CheckResult.pass("different_cost").withScore(0));
  }

  private static CheckResult asked(long times, long fewest, long most) {
    return Judging.judge(
        "identical_requests",
        answer ->
            answer
                .outputText("Three years.")
                .repetitions(new Repetitions(times, List.of(), fewest, most)));
  }

  /** Content words card, valid, three, years and card, valid, five, years: 3 of 5 shared. */
  @Test
  void failsAnotherNumberOfTheSameThing() {
    CheckResult result =
        judge("text", "Hello. The card is valid for 3 years.", "The card is valid for 5 years.");
    assertThat(Judging.verdict(result)).isEqualTo("fail different_facts");
    assertThat(result.evidence()).isEqualTo("The card is valid for 3 years.");
  }

  @Test
  void passesOtherWordsForTheSame() {
    assertThat(verdict("The card is valid for 3 years.", "It is a card valid for three years."))
        .isEqualTo("pass reworded");
    assertThat(
            verdict(
                "The card is valid for 3 years.",
                "The card is valid for 3 years and is sent 14 days before it expires."))
        .isEqualTo("pass reworded");
  }

  /** No content word in common with one of two others, all with the other: (1 + 0) / 2. */
  @Test
  void averagesTheDifferenceOverAllOtherAnswers() {
    CheckResult result =
        judge(
            "text",
            "Branches open at nine.",
            "Customers call our hotline.",
            "At nine the branches open.");
    assertThat(Judging.verdict(result)).isEqualTo("fail different_answer");
    assertThat(result.score()).isCloseTo(0.5, within(1e-9));
  }

  @Test
  void failsWhereAnotherCheckJudgesTheTwoDifferently() {
    CheckResult result = judge("json", "{\"years\": 3}", "{\"years\": 3");
    assertThat(Judging.verdict(result)).isEqualTo("fail different_verdict");
    assertThat(result.evidence()).endsWith(": pass, fail");
  }

  @Test
  void doesNotApplyToARequestMadeOnce() {
    RepeatedRequests none = new RepeatedRequests(List.of(), 10);
    assertThat(judge(none, "a")).isEqualTo("not_applicable asked_once");
    assertThat(judge(none, null)).isEqualTo("not_applicable not_compared");
  }

  @Test
  void claimsNothingOfRequestsBeyondTheLimit() {
    RepeatedRequests cut =
        new RepeatedRequests(List.of(new AnswerCount(DAY, "b", "h", 2, 0, 0)), 1);
    assertThat(judge(cut, "a")).isEqualTo("not_applicable not_compared");
    assertThat(judge(cut, "b")).isEqualTo("pass");
    assertThat(cut.of(DAY.plusDays(1), "a", "h").orElseThrow().answerCount()).isEqualTo(1);
  }

  private static String judge(RepeatedRequests repeated, String promptHash) {
    return Judging.verdict(
        Judging.judge(
            "identical_requests",
            answer ->
                answer
                    .outputText("Three years.")
                    .repetitions(repeated.of(DAY, promptHash, "h").orElse(null))));
  }

  @Test
  void comparesWithTheFourCommonestOthers() {
    RepeatedRequests repeated =
        new RepeatedRequests(
            List.of(
                new AnswerCount(DAY, "p", "h1", 1, 5, 9),
                new AnswerCount(DAY, "p", "h2", 7, 4, 8),
                new AnswerCount(DAY, "p", "h3", 2, 6, 6),
                new AnswerCount(DAY, "p", "h4", 2, 6, 6),
                new AnswerCount(DAY, "p", "h5", 2, 6, 6),
                new AnswerCount(DAY, "p", "h6", 1, 6, 6),
                new AnswerCount(DAY, "q", "h7", 2, 6, 6)),
            100);
    assertThat(repeated.comparedTexts()).containsExactlyInAnyOrder("h2", "h3", "h4", "h5", "h1");
    repeated.comparedTexts().forEach(hash -> repeated.add(hash, "text of " + hash));
    Repetitions repetitions = repeated.of(DAY, "p", "h6").orElseThrow();
    assertThat(repetitions.answerCount()).isEqualTo(15);
    assertThat(repetitions.fewestTokens()).isEqualTo(4);
    assertThat(repetitions.mostTokens()).isEqualTo(9);
    assertThat(repetitions.others())
        .extracting(OtherAnswer::text)
        .containsExactly("text of h2", "text of h3", "text of h4", "text of h5");
  }
}
