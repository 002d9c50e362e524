package dev.lakeglass.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

class MissingCitationCheckTest {
  private static final List<ContextDocument> DOCUMENTS =
      List.of(
          new ContextDocument("kb-1", "Cards are renewed every three years before they expire."),
          new ContextDocument("kb-2", "A refund reaches your account within five working days."),
          new ContextDocument("kb-3", "Lost cards are blocked by the hotline at any hour."));

  private static CheckResult judge(String text, double citingShare) {
    return Judging.judge(
        "missing_citation",
        answer ->
            answer
                .outputText(text)
                .documents(DOCUMENTS)
                .usualShape(new UsualShape("prose", 1, "line", 1, citingShare)));
  }

  private static String verdict(String text, double citingShare) {
    return Judging.verdict(judge(text, citingShare));
  }

  @Test
  void passesAnAnswerThatCitesWhatItDrawsOn() {
    assertThat(verdict("Your refund reaches the account within five working days [kb-2].", 0.9))
        .isEqualTo("pass");
    assertThat(verdict("Your refund reaches the account within five working days [2].", 0.9))
        .isEqualTo("pass");
    assertThat(verdict("Your refund takes five working days [kb-2][kb-1].", 0.9)).isEqualTo("pass");
  }

  /**
   * Content words refund, reach(es), account, withi(n)?, five, worki(ng), days: all stand in kb-2
   * only, so that its share is 1 and that of kb-3 is 0.
   */
  @Test
  void failsAnAnswerThatCitesAnotherDocument() {
    CheckResult result = judge("The refund reaches your account in five working days [kb-3].", 0.9);
    assertThat(result.verdict()).isEqualTo(Verdict.FAIL);
    assertThat(result.reason()).isEqualTo("source_not_cited");
    assertThat(result.evidence()).isEqualTo("kb-2");
    assertThat(result.score()).isCloseTo(1, within(1e-9));
  }

  @Test
  void failsAnAnswerWithoutCitationOnlyWhereCitingIsUsual() {
    String text = "The refund reaches your account in five working days.";
    assertThat(verdict(text, 0.5)).isEqualTo("fail nothing_cited");
    assertThat(verdict(text, 0.49)).isEqualTo("not_applicable does_not_cite");
  }

  @Test
  void leavesAloneWhatDrawsOnNoDocument() {
    assertThat(verdict("Please tell me which shop you bought it from first.", 0.9))
        .isEqualTo("pass");
    assertThat(verdict("The documents do not say how long that takes.", 0.9))
        .isEqualTo("not_applicable declined");
  }

  @Test
  void needsDocumentsAndText() {
    assertThat(
            Judging.verdict(
                Judging.judge("missing_citation", answer -> answer.outputText("Yes [1]."))))
        .isEqualTo("not_applicable no_documents");
    assertThat(verdict(" ", 0.9)).isEqualTo("not_applicable no_text");
    assertThat(verdict("{\"days\": [5]}", 0.9)).isEqualTo("not_applicable structured");
  }

  @Test
  void learnsFromThePromptVersionHowManyAnswersCite() {
    LocalDate day = LocalDate.of(2026, 11, 22);
    UsualShapes usual =
        UsualShapes.of(
            List.of(
                new ShapeCount(day.minusDays(7), List.of("p"), "prose, line", 10, 9),
                new ShapeCount(day, List.of("p"), "list, line", 10, 3)));
    assertThat(usual.of(day, List.of("p")).orElseThrow().citingShare()).isEqualTo(0.6);
  }
}
