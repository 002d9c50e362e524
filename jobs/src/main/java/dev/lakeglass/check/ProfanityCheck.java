package dev.lakeglass.check;

import dev.lakeglass.check.text.PhraseMatcher.Match;
import dev.lakeglass.check.text.TokenSearch;
import dev.lakeglass.check.text.TokenizedText;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Fails where the answer swears. Words that stand in the question, a document or an earlier message
 * are quoted, not said.
 */
final class ProfanityCheck implements OutputCheck {
  private final String version;

  ProfanityCheck(CheckRules rules) {
    this.version = "1+" + rules.phraseVersion();
  }

  @Override
  public String name() {
    return "profanity";
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
    List<Match> found =
        answer.outputPhrases().stream()
            .filter(match -> match.group().equals(PhraseGroups.PROFANITY))
            .toList();
    Optional<Match> said = found.stream().filter(match -> !isGiven(answer, match)).findFirst();
    if (said.isPresent()) {
      return CheckResult.fail("profanity", answer.output().sentence(said.get().sentence()));
    }
    return found.isEmpty() ? CheckResult.pass() : CheckResult.pass("quoted");
  }

  private static boolean isGiven(AnalyzedAnswer answer, Match match) {
    TokenizedText output = answer.output();
    String words =
        output.text().substring(output.start(match.firstToken()), output.end(match.endToken() - 1));
    TokenizedText quoted = TokenizedText.of(words);
    return Stream.of(
            Stream.of(answer.question()),
            answer.documents().stream(),
            answer.earlierMessages().stream())
        .flatMap(texts -> texts)
        .anyMatch(text -> TokenSearch.contains(text, quoted));
  }
}
