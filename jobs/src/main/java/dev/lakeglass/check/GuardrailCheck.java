package dev.lakeglass.check;

/**
 * Fails where a filter answered instead of the model: by finish reason, or by its stock phrases.
 */
final class GuardrailCheck implements OutputCheck {
  private static final int LONGEST_NOTICE = 60;

  private final String version;

  GuardrailCheck(CheckRules rules) {
    this.version = "1+" + rules.phraseVersion();
  }

  @Override
  public String name() {
    return "guardrail";
  }

  @Override
  public String version() {
    return version;
  }

  @Override
  public CheckResult check(AnalyzedAnswer answer) {
    if (FinishReasons.isFilter(answer.answer().finishReason().orElse(""))) {
      return CheckResult.fail("provider_filter", answer.answer().outputText().orElse(""));
    }
    if (!answer.hasText()) {
      return CheckResult.notApplicable("no_text");
    }
    // A notice is short; a long answer that speaks of blocked messages is about them.
    boolean isNotice =
        answer.output().size() <= LONGEST_NOTICE
            && answer.outputPhrases().stream()
                .anyMatch(match -> match.group().equals(PhraseGroups.GUARDRAIL));
    return isNotice
        ? CheckResult.fail("filter_notice", answer.output().text())
        : CheckResult.pass();
  }
}
