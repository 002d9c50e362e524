package dev.lakeglass.check;

import java.util.List;
import java.util.Optional;

/**
 * Compares the documents in the prompt with those the searches of the request returned.
 *
 * <p>Fails where the prompt holds a document that no search returned ({@code not_retrieved}: a
 * cache, a fixed text or somebody else's request), or where searches returned documents and the
 * prompt marks none of them though it marks others ({@code not_used}). A document is known by its
 * id; prompts that do not mark documents are not judged. The score is the share of the prompt's
 * documents that were not retrieved.
 */
final class ContextDocumentsCheck implements OutputCheck {

  @Override
  public String name() {
    return "context_documents";
  }

  @Override
  public String version() {
    return "1";
  }

  @Override
  public CheckResult check(AnalyzedAnswer answer) {
    List<String> inPrompt = answer.answer().promptDocumentIds();
    List<String> retrieved = answer.answer().retrievedDocumentIds();
    if (retrieved.isEmpty()) {
      return CheckResult.notApplicable("no_search");
    }
    if (inPrompt.isEmpty()) {
      return CheckResult.notApplicable("no_documents");
    }
    Optional<String> foreign = inPrompt.stream().filter(id -> !retrieved.contains(id)).findFirst();
    if (foreign.isEmpty()) {
      return CheckResult.pass().withScore(0);
    }
    long strangers = inPrompt.stream().filter(id -> !retrieved.contains(id)).count();
    String reason = strangers == inPrompt.size() ? "not_used" : "not_retrieved";
    return CheckResult.fail(reason, foreign.get()).withScore((double) strangers / inPrompt.size());
  }
}
