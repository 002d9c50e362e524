package dev.lakeglass.check;

import dev.lakeglass.check.text.Language;
import dev.lakeglass.check.text.LanguageDetector;
import dev.lakeglass.check.text.PhraseMatcher.Match;
import java.util.List;
import java.util.Optional;

/**
 * Fails where the answer is in another language than the question, unless question or system prompt
 * name a language. Does not apply where either text is too short to tell.
 */
final class LanguageCheck implements OutputCheck {
  private final String version;

  LanguageCheck(CheckRules rules) {
    this.version = "1+" + rules.phraseVersion();
  }

  @Override
  public String name() {
    return "language";
  }

  @Override
  public String version() {
    return version;
  }

  @Override
  public CheckResult check(AnalyzedAnswer answer) {
    if (!answer.hasText()) {
      return CheckResult.notApplicable("no_text");
    }
    if (answer.isJsonExpected() || answer.json().isValid()) {
      return CheckResult.notApplicable("structured");
    }
    if (isRequested(answer.questionPhrases()) || isRequested(answer.systemPromptPhrases())) {
      return CheckResult.notApplicable("language_requested");
    }
    Optional<Language> asked = LanguageDetector.detect(answer.question());
    Optional<Language> answered = LanguageDetector.detect(answer.output());
    if (asked.isEmpty() || answered.isEmpty()) {
      return CheckResult.notApplicable("language_unknown");
    }
    return asked.equals(answered)
        ? CheckResult.pass()
        : CheckResult.fail(
            asked.get().code() + "_to_" + answered.get().code(), answer.output().sentence(0));
  }

  private static boolean isRequested(List<Match> phrases) {
    return phrases.stream().anyMatch(match -> match.group().equals(PhraseGroups.LANGUAGE_REQUEST));
  }
}
