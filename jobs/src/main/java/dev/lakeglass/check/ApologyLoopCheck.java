package dev.lakeglass.check;

import dev.lakeglass.check.text.PhraseMatcher.Match;

/**
 * Fails where the answer apologises three times or more. The score is the share of sentences that
 * apologise.
 */
final class ApologyLoopCheck implements OutputCheck {
  private static final int FEWEST = 3;

  private final String version;

  ApologyLoopCheck(CheckRules rules) {
    this.version = "1+" + rules.phraseVersion();
  }

  @Override
  public String name() {
    return "apology_loop";
  }

  @Override
  public String version() {
    return version;
  }

  @Override
  public CheckResult check(AnalyzedAnswer answer) {
    if (!answer.hasText() || answer.output().isEmpty()) {
      return CheckResult.notApplicable("no_text");
    }
    int[] sentences =
        answer.outputPhrases().stream()
            .filter(match -> match.group().equals(PhraseGroups.APOLOGY))
            .mapToInt(Match::sentence)
            .distinct()
            .toArray();
    double share = (double) sentences.length / answer.output().sentenceCount();
    CheckResult result =
        sentences.length >= FEWEST
            ? CheckResult.fail(
                "apologies", answer.output().sentence(sentences[sentences.length - 1]))
            : CheckResult.pass();
    return result.withScore(share);
  }
}
