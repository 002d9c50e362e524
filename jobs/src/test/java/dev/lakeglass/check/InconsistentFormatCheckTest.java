package dev.lakeglass.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class InconsistentFormatCheckTest {
  private static final LocalDate DAY = LocalDate.of(2026, 11, 22);
  private static final List<String> PROMPT = List.of("extract", "3");

  private static ShapeCount count(String shape, long answers) {
    return new ShapeCount(DAY, PROMPT, shape, answers, 0);
  }

  private static CheckResult judge(String shape, ShapeCount... counts) {
    UsualShapes usual = UsualShapes.of(Arrays.asList(counts));
    Answer answer =
        Answer.builder()
            .outputText("text")
            .outputShape(shape)
            .usualShape(usual.of(DAY, PROMPT).orElse(null))
            .build();
    return OutputChecks.standard().run(answer).stream()
        .filter(result -> result.checkName().equals("inconsistent_format"))
        .findFirst()
        .orElseThrow()
        .result();
  }

  @Test
  void failsTheFormThatOneInTenHas() {
    ShapeCount[] counts = {count("json{a,b}", 18), count("prose, short", 2)};
    assertThat(judge("prose, short", counts))
        .isEqualTo(
            new CheckResult(Verdict.FAIL, 0.9, "unusual_form", "prose instead of json{a,b}"));
    assertThat(judge("json{a,b}", counts)).isEqualTo(CheckResult.pass());
  }

  @Test
  void tellsOtherNamesFromAnotherForm() {
    ShapeCount[] counts = {count("json{a,b}", 99), count("json{a}", 1)};
    assertThat(judge("json{a}", counts).reason()).isEqualTo("unusual_names");
    assertThat(judge("fenced json{a,b}", counts).reason()).isEqualTo("unusual_form");
    assertThat(judge("broken json", counts).reason()).isEqualTo("unusual_form");
    assertThat(judge("json[]", counts).reason()).isEqualTo("unusual_form");
  }

  @Test
  void failsALengthAtTheOtherEndOnly() {
    ShapeCount[] counts = {count("prose, line", 28), count("prose, short", 1)};
    assertThat(judge("prose, short", counts).verdict()).isEqualTo(Verdict.PASS);
    assertThat(judge("prose, medium", counts))
        .isEqualTo(
            new CheckResult(Verdict.FAIL, 28 / 29.0, "unusual_length", "medium instead of line"));
  }

  @Test
  void saysNothingOfMixedPromptsAndFewAnswers() {
    assertThat(judge("list, short", count("prose, short", 17), count("list, short", 3)))
        .isEqualTo(CheckResult.notApplicable("no_usual_form"));
    assertThat(judge("list, short", count("prose, short", 18), count("list, short", 1)))
        .isEqualTo(CheckResult.notApplicable("too_few_answers"));
    assertThat(judge("list, short")).isEqualTo(CheckResult.notApplicable("too_few_answers"));
    assertThat(judge(null, count("prose, short", 50)))
        .isEqualTo(CheckResult.notApplicable("no_text"));
  }

  @Test
  void judgesEachPromptVersionByItsOwn() {
    ShapeCount other = new ShapeCount(DAY, List.of("extract", "4"), "prose, short", 50, 0);
    assertThat(judge("json{a}", count("json{a}", 30), other)).isEqualTo(CheckResult.pass());
  }

  @Test
  void keepsTheFormOfTheDaysBeforeOnADayThatBreaksIt() {
    ShapeCount before = new ShapeCount(DAY.minusDays(7), PROMPT, "json{a}", 180, 0);
    ShapeCount after = new ShapeCount(DAY.plusDays(1), PROMPT, "list, short", 5_000, 0);
    assertThat(judge("broken json", before, count("broken json", 20), after).reason())
        .isEqualTo("unusual_form");
    ShapeCount tooLongAgo = new ShapeCount(DAY.minusDays(8), PROMPT, "json{a}", 180, 0);
    assertThat(judge("broken json", tooLongAgo, count("broken json", 20)).verdict())
        .isEqualTo(Verdict.PASS);
  }
}
