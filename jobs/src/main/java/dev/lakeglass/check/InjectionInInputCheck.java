package dev.lakeglass.check;

import dev.lakeglass.check.text.PhraseMatcher.Match;
import java.util.Optional;

/**
 * Fails where the user tells the model to drop its instructions or asks for them. It judges the
 * request, not the answer; the evidence is a sentence of the question.
 */
final class InjectionInInputCheck implements OutputCheck {
  private final String version;

  InjectionInInputCheck(CheckRules rules) {
    this.version = "1+" + rules.phraseVersion();
  }

  @Override
  public String name() {
    return "injection_in_input";
  }

  @Override
  public String version() {
    return version;
  }

  @Override
  public CheckResult check(AnalyzedAnswer answer) {
    if (answer.question().text().isBlank()) {
      return CheckResult.notApplicable("no_input");
    }
    Optional<Match> phrase =
        answer.questionPhrases().stream()
            .filter(match -> match.group().equals(PhraseGroups.INJECTION))
            .findFirst();
    if (phrase.isPresent()) {
      return CheckResult.fail(
          "instruction_override", answer.question().sentence(phrase.get().sentence()));
    }
    return InjectionMarks.find(answer.question().text())
        .map(found -> CheckResult.fail(found.reason(), found.evidence()))
        .orElse(CheckResult.pass());
  }
}
