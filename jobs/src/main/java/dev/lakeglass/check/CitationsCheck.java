package dev.lakeglass.check;

import dev.lakeglass.check.text.TokenSearch;
import dev.lakeglass.check.text.TokenizedText;
import java.util.ArrayList;
import java.util.List;

/**
 * Fails where the answer cites a document it was not given, or quotes a passage that stands nowhere
 * in what it was given.
 *
 * <p>A citation is a mark in brackets that is the id of a document, is shaped like one ({@code
 * [kb-0042]} beside documents {@code kb-0001, kb-0002}), or is the number of one, counted from 1. A
 * quotation has at least {@value #FEWEST_QUOTED_WORDS} words between quotation marks; case,
 * punctuation and ellipses do not count. The score is the share of citations and quotations that
 * are wrong.
 */
final class CitationsCheck implements OutputCheck {
  private static final int FEWEST_QUOTED_WORDS = 5;

  @Override
  public String name() {
    return "citations";
  }

  @Override
  public String version() {
    return "1";
  }

  @Override
  public CheckResult check(AnalyzedAnswer answer) {
    if (!answer.hasText()) {
      return CheckResult.notApplicable("no_text");
    }
    if (answer.contextDocuments().isEmpty()) {
      return CheckResult.notApplicable("no_documents");
    }
    if (answer.json().isValid()) {
      return CheckResult.notApplicable("structured");
    }
    String text = answer.output().text();
    List<String> cited = Citations.in(text, answer.contextDocuments());
    List<String> quoted = Quotations.in(text);
    List<String> passages =
        quoted.stream()
            .filter(quote -> TokenizedText.of(quote).size() >= FEWEST_QUOTED_WORDS)
            .toList();
    return cited.isEmpty() && passages.isEmpty()
        ? CheckResult.notApplicable("no_citation")
        : judge(answer, cited, passages);
  }

  private static CheckResult judge(
      AnalyzedAnswer answer, List<String> cited, List<String> passages) {
    List<String> unknown =
        cited.stream()
            .filter(mark -> Citations.place(mark, answer.contextDocuments()).isEmpty())
            .toList();
    List<String> invented = passages.stream().filter(passage -> !isSaid(passage, answer)).toList();
    double score = (double) (unknown.size() + invented.size()) / (cited.size() + passages.size());
    if (!unknown.isEmpty()) {
      return CheckResult.fail("unknown_document", unknown.get(0)).withScore(score);
    }
    return invented.isEmpty()
        ? CheckResult.pass().withScore(0)
        : CheckResult.fail("quote_not_found", invented.get(0)).withScore(score);
  }

  private static boolean isSaid(String passage, AnalyzedAnswer answer) {
    List<TokenizedText> given = new ArrayList<>(answer.documents());
    given.add(answer.question());
    given.add(answer.systemPrompt());
    given.addAll(answer.earlierMessages());
    for (String part : passage.split("\u2026|\\.\\.\\.|\\[")) {
      TokenizedText words = TokenizedText.of(part);
      if (given.stream().noneMatch(text -> TokenSearch.contains(text, words))) {
        return false;
      }
    }
    return true;
  }
}
