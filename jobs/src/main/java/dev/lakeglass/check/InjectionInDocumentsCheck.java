package dev.lakeglass.check;

import dev.lakeglass.check.text.PhraseMatcher;
import dev.lakeglass.check.text.PhraseMatcher.Match;
import dev.lakeglass.check.text.TokenizedText;
import java.util.Optional;
import java.util.Set;

/**
 * Fails where a document given to the model talks to the model. The evidence is the document's id
 * and the sentence.
 */
final class InjectionInDocumentsCheck implements OutputCheck {
  private static final Set<String> GROUPS =
      Set.of(PhraseGroups.INJECTION, PhraseGroups.INJECTION_IN_DOCUMENT);

  private final PhraseMatcher phrases;
  private final String version;

  InjectionInDocumentsCheck(CheckRules rules) {
    this.phrases = rules.phrases();
    this.version = "1+" + rules.phraseVersion();
  }

  @Override
  public String name() {
    return "injection_in_documents";
  }

  @Override
  public String version() {
    return version;
  }

  @Override
  public CheckResult check(AnalyzedAnswer answer) {
    if (answer.documents().isEmpty()) {
      return CheckResult.notApplicable("no_documents");
    }
    for (int index = 0; index < answer.documents().size(); index++) {
      Optional<CheckResult> found =
          judge(answer.contextDocuments().get(index).id(), answer.documents().get(index));
      if (found.isPresent()) {
        return found.get();
      }
    }
    return CheckResult.pass();
  }

  private Optional<CheckResult> judge(String id, TokenizedText document) {
    Optional<Match> phrase =
        phrases.find(document).stream().filter(match -> GROUPS.contains(match.group())).findFirst();
    if (phrase.isPresent()) {
      String sentence = document.sentence(phrase.get().sentence());
      return Optional.of(CheckResult.fail("instruction_in_document", id + ": " + sentence));
    }
    return InjectionMarks.find(document.text())
        .map(found -> CheckResult.fail(found.reason(), id + ": " + found.evidence()));
  }
}
