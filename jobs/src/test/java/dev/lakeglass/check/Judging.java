package dev.lakeglass.check;

import java.util.function.UnaryOperator;

/** Runs one check of the standard list over an answer made in a test. */
final class Judging {
  private Judging() {}

  static CheckResult judge(String checkName, UnaryOperator<Answer.Builder> answer) {
    return OutputChecks.standard().run(answer.apply(Answer.builder()).build()).stream()
        .filter(result -> result.checkName().equals(checkName))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("No check is called " + checkName))
        .result();
  }

  static CheckResult judgeText(String checkName, String outputText) {
    return judge(checkName, answer -> answer.outputText(outputText));
  }

  /** Verdict and reason in one word, as tables of texts expect them: {@code fail refusal}. */
  static String verdict(CheckResult result) {
    return (result.verdict().word() + " " + result.reason()).strip();
  }
}
