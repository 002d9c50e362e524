package dev.lakeglass.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class AnalyzedAnswerTest {
  private static final ContextDocument RETURNS =
      new ContextDocument("d1", "Goods can be returned within 30 days.");

  private final CheckRules rules = CheckRules.standard();
  private final KnownTexts knownTexts = new KnownTexts(rules);

  private AnalyzedAnswer analyzed(String text) {
    return new AnalyzedAnswer(
        Answer.builder().outputText(text).documents(List.of(RETURNS)).build(), rules, knownTexts);
  }

  @Test
  void judgesByACheckOnce() {
    CountingCheck check = new CountingCheck();
    AnalyzedAnswer answer = analyzed("30 days.");
    assertThat(answer.resultOf(check)).isEqualTo(answer.resultOf(check));
    assertThat(check.asked).isEqualTo(1);
  }

  @Test
  void sharesTheRequestWithItsOtherAnswers() {
    AnalyzedAnswer answer = analyzed("30 days.");
    AnalyzedAnswer other = answer.answeredWith("90 days.");
    assertThat(other.context()).isSameAs(answer.context());
    assertThat(other.output().text()).isEqualTo("90 days.");
    assertThat(other.resultOf(new CountingCheck())).isEqualTo(CheckResult.pass("90 days."));
  }

  @Test
  void cutsADocumentIntoWordsOnceForAllRequests() {
    assertThat(analyzed("Yes.").documents().get(0)).isSameAs(analyzed("No.").documents().get(0));
  }

  @Test
  void keepsNoVeryLongDocument() {
    String text = "word ".repeat(2_000);
    assertThat(knownTexts.passage(text)).isNotSameAs(knownTexts.passage(text));
    assertThat(knownTexts.passage(text).size()).isEqualTo(2_000);
  }

  private static final class CountingCheck implements OutputCheck {
    private int asked;

    @Override
    public String name() {
      return "counting";
    }

    @Override
    public String version() {
      return "1";
    }

    @Override
    public CheckResult check(AnalyzedAnswer answer) {
      asked++;
      return CheckResult.pass(answer.output().text());
    }
  }
}
