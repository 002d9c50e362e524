package dev.lakeglass.check;

import dev.lakeglass.check.text.ContentWords;
import dev.lakeglass.check.text.TokenizedText;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Fails where the document that an answer draws on is not among those it cites.
 *
 * <p>It draws on the document with the greatest share of its content words, where a word that few
 * of the documents have weighs more. Fails with {@code nothing_cited} if the answer cites nothing
 * though half the answers of its prompt version do and that document has {@value #LEAST_SHARE} of
 * its words, and with {@code source_not_cited} if the documents it cites have {@value #MARGIN} less
 * of them. The score is that difference; the evidence is the id of the document.
 */
final class MissingCitationCheck implements OutputCheck {
  private static final double USUAL_SHARE = 0.5;
  private static final double LEAST_SHARE = 0.5;
  private static final double MARGIN = 0.25;
  private static final Set<String> DECLINING =
      Set.of(PhraseGroups.REFUSAL, PhraseGroups.REFUSAL_SOFT, PhraseGroups.NO_INFORMATION);

  @Override
  public String name() {
    return "missing_citation";
  }

  @Override
  public String version() {
    return "2";
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
    List<String> marks = Citations.in(answer.output().text(), answer.contextDocuments());
    Set<Integer> cited = citedDocuments(marks, answer.contextDocuments());
    if (cited.isEmpty() && !isCitingUsual(answer)) {
      return CheckResult.notApplicable("does_not_cite");
    }
    return declines(answer) ? CheckResult.notApplicable("declined") : judge(answer, marks, cited);
  }

  private static boolean isCitingUsual(AnalyzedAnswer answer) {
    return answer.answer().usualShape().filter(u -> u.citingShare() >= USUAL_SHARE).isPresent();
  }

  private static boolean declines(AnalyzedAnswer answer) {
    return answer.outputPhrases().stream().anyMatch(match -> DECLINING.contains(match.group()));
  }

  /** Places of the cited documents. */
  private static Set<Integer> citedDocuments(List<String> marks, List<ContextDocument> documents) {
    Set<Integer> cited = new HashSet<>();
    marks.forEach(mark -> Citations.place(mark, documents).ifPresent(cited::add));
    return cited;
  }

  private static CheckResult judge(AnalyzedAnswer answer, List<String> marks, Set<Integer> cited) {
    double[] shares =
        shares(
            ContentWords.of(answer.output()),
            ContentWords.of(TokenizedText.of(String.join(" ", marks))),
            answer.documents());
    int source = 0;
    double citedShare = 0;
    for (int place = 0; place < shares.length; place++) {
      source = shares[place] > shares[source] ? place : source;
      citedShare = Math.max(citedShare, cited.contains(place) ? shares[place] : 0);
    }
    double missing = shares[source] - citedShare;
    boolean isMissing = cited.isEmpty() ? shares[source] >= LEAST_SHARE : missing >= MARGIN;
    String reason = cited.isEmpty() ? "nothing_cited" : "source_not_cited";
    CheckResult result =
        isMissing
            ? CheckResult.fail(reason, answer.contextDocuments().get(source).id())
            : CheckResult.pass();
    return result.withScore(missing);
  }

  /** For each document, the share of the weight of the answer's content words that it has. */
  private static double[] shares(
      ContentWords output, ContentWords marks, List<TokenizedText> documents) {
    List<ContentWords> words = documents.stream().map(ContentWords::of).toList();
    double[] shares = new double[documents.size()];
    double total = 0;
    for (long stem : output.stems()) {
      double weight = marks.contains(stem) ? 0 : weight(stem, words);
      total += weight;
      for (int place = 0; place < shares.length; place++) {
        shares[place] += words.get(place).contains(stem) ? weight : 0;
      }
    }
    for (int place = 0; place < shares.length; place++) {
      shares[place] = total == 0 ? 0 : shares[place] / total;
    }
    return shares;
  }

  /** A word that no document has weighs as much as one that a single document has. */
  private static double weight(long stem, List<ContentWords> documents) {
    long frequency = documents.stream().filter(words -> words.contains(stem)).count();
    return Math.log1p((double) documents.size() / Math.max(1, frequency));
  }
}
