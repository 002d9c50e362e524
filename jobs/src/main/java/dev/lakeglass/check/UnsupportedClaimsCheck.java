package dev.lakeglass.check;

import dev.lakeglass.check.claim.ClaimJudge;
import dev.lakeglass.check.claim.ClaimModel;
import dev.lakeglass.check.claim.JudgedSentence;
import dev.lakeglass.check.text.Language;
import dev.lakeglass.check.text.LanguageDetector;
import dev.lakeglass.check.text.TokenizedText;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Fails where a sentence of the answer says what neither the documents nor the question nor the
 * system prompt bears out.
 *
 * <p>The score is the probability of a logistic model over the facts and words of the sentences,
 * the worst of which is the evidence: how far it stands out among the others is what counts. It
 * compares texts, it knows nothing of the world: a true statement that was not in the context
 * fails, and rightly so for an assistant that must answer from its documents. Where answer and
 * documents are in different languages only numbers, dates and codes are compared.
 */
final class UnsupportedClaimsCheck implements OutputCheck {
  private static final Set<String> CLAIMLESS =
      Set.of(
          PhraseGroups.REFUSAL,
          PhraseGroups.REFUSAL_SOFT,
          PhraseGroups.NO_INFORMATION,
          PhraseGroups.APOLOGY,
          PhraseGroups.COURTESY);

  @Override
  public String name() {
    return "unsupported_claims";
  }

  @Override
  public String version() {
    return "6";
  }

  @Override
  public CheckResult check(AnalyzedAnswer answer) {
    if (!answer.hasText()) {
      return CheckResult.notApplicable("no_text");
    }
    if (answer.documents().stream().allMatch(TokenizedText::isEmpty)) {
      return CheckResult.notApplicable("no_documents");
    }
    if (answer.json().isValid()) {
      return CheckResult.notApplicable("structured");
    }
    List<JudgedSentence> sentences = judgedSentences(answer);
    if (sentences.isEmpty()) {
      return CheckResult.notApplicable("no_claims");
    }
    return isTranslated(answer)
        ? judgeFacts(answer.output(), sentences)
        : judge(answer.output(), sentences, answer.answer().claimThreshold());
  }

  /** Features of the sentences that claim something, in order. */
  static List<JudgedSentence> judgedSentences(AnalyzedAnswer answer) {
    return new ClaimJudge(answer.output(), answer.context()).judge(claimless(answer));
  }

  private static Set<Integer> claimless(AnalyzedAnswer answer) {
    return answer.outputPhrases().stream()
        .filter(match -> CLAIMLESS.contains(match.group()))
        .map(match -> match.sentence())
        .collect(Collectors.toSet());
  }

  static boolean isTranslated(AnalyzedAnswer answer) {
    Optional<Language> language = LanguageDetector.detect(answer.output());
    if (language.isEmpty()) {
      return false;
    }
    Set<Language> ofDocuments =
        answer.documents().stream()
            .map(LanguageDetector::detect)
            .flatMap(Optional::stream)
            .collect(Collectors.toSet());
    return !ofDocuments.isEmpty() && !ofDocuments.contains(language.get());
  }

  private static CheckResult judge(
      TokenizedText text, List<JudgedSentence> sentences, double threshold) {
    JudgedSentence worst =
        sentences.stream().max(Comparator.comparingDouble(JudgedSentence::logOdds)).orElseThrow();
    double score = ClaimModel.probability(sentences);
    return score > threshold
        ? CheckResult.fail(worst.reason(), text.sentence(worst.sentence())).withScore(score)
        : CheckResult.pass().withScore(score);
  }

  private static CheckResult judgeFacts(TokenizedText text, List<JudgedSentence> sentences) {
    return sentences.stream()
        .filter(sentence -> sentence.features().hasHardFault())
        .findFirst()
        .map(found -> CheckResult.fail(found.reason(), text.sentence(found.sentence())))
        .orElse(CheckResult.pass("other_language"));
  }
}
