package dev.lakeglass.check;

import dev.lakeglass.check.text.ContentWords;
import dev.lakeglass.check.text.Fact;
import dev.lakeglass.check.text.FactType;
import dev.lakeglass.check.text.TokenizedText;
import java.util.List;
import java.util.Optional;

/**
 * Fails where the same request, byte for byte, got another answer on the same day.
 *
 * <p>In this order: {@code different_verdict}, one of the other checks passes the one and fails the
 * other; {@code different_facts}, each has an amount, date or time of a kind that the other gives
 * too, but not this one; {@code different_answer}, they share less than {@value #ALIKE} of their
 * content words. Texts that differ less pass as {@code reworded}; equal texts billed unequally pass
 * as {@code different_cost}, for a prompt cache makes that the rule. The score is the share of
 * content words not shared, averaged over the request's other answers.
 */
final class IdenticalRequestsCheck implements OutputCheck {
  private static final double ALIKE = 0.5;
  private static final double DEARER = 1.1;

  private final List<OutputCheck> checks;

  /**
   * @param checks whose verdicts are compared
   */
  IdenticalRequestsCheck(List<OutputCheck> checks) {
    this.checks = List.copyOf(checks);
  }

  @Override
  public String name() {
    return "identical_requests";
  }

  @Override
  public String version() {
    return "2";
  }

  @Override
  public CheckResult check(AnalyzedAnswer answer) {
    Optional<Repetitions> repetitions = answer.answer().repetitions();
    if (!answer.hasText()) {
      return CheckResult.notApplicable("no_text");
    }
    if (repetitions.isEmpty()) {
      return CheckResult.notApplicable("not_compared");
    }
    if (repetitions.get().answerCount() < 2) {
      return CheckResult.notApplicable("asked_once");
    }
    return repetitions.get().others().isEmpty()
        ? sameText(repetitions.get())
        : differentTexts(answer, repetitions.get());
  }

  private static CheckResult sameText(Repetitions repetitions) {
    boolean isDearer = repetitions.mostTokens() > DEARER * repetitions.fewestTokens();
    return (isDearer ? CheckResult.pass("different_cost") : CheckResult.pass()).withScore(0);
  }

  private CheckResult differentTexts(AnalyzedAnswer answer, Repetitions repetitions) {
    ContentWords words = ContentWords.of(answer.output());
    double unlike = 0;
    CheckResult worst = CheckResult.pass("reworded");
    for (OtherAnswer other : repetitions.others()) {
      AnalyzedAnswer otherAnswer = answer.answeredWith(other.text());
      double share = 1 - words.similarity(ContentWords.of(otherAnswer.output()));
      unlike += share * other.answerCount();
      if (worst.verdict() == Verdict.PASS) {
        worst = compare(answer, otherAnswer, share);
      }
    }
    return worst.withScore(unlike / (repetitions.answerCount() - 1));
  }

  private CheckResult compare(AnalyzedAnswer answer, AnalyzedAnswer other, double unlike) {
    for (OutputCheck check : checks) {
      Verdict own = answer.resultOf(check).verdict();
      Verdict theirs = other.resultOf(check).verdict();
      boolean isOpposite =
          own == Verdict.PASS && theirs == Verdict.FAIL
              || own == Verdict.FAIL && theirs == Verdict.PASS;
      if (isOpposite) {
        return CheckResult.fail(
            "different_verdict", check.name() + ": " + own.word() + ", " + theirs.word());
      }
    }
    Optional<Fact> different = differentFact(answer.output(), other.output());
    if (different.isPresent()) {
      return CheckResult.fail(
          "different_facts", sentenceOf(answer.output(), different.get().token()));
    }
    return unlike > ALIKE
        ? CheckResult.fail("different_answer", newSentence(answer.output(), other.output()))
        : CheckResult.pass("reworded");
  }

  /** A fact that the other text lacks, while it has one of the kind that this text lacks. */
  private static Optional<Fact> differentFact(TokenizedText text, TokenizedText other) {
    List<Fact> own = exactFacts(text);
    List<Fact> theirs = exactFacts(other);
    return own.stream()
        .filter(fact -> theirs.stream().noneMatch(their -> isSame(fact, their)))
        .filter(
            fact ->
                theirs.stream()
                    .filter(their -> isSameKind(fact, their))
                    .anyMatch(their -> own.stream().noneMatch(mine -> isSame(mine, their))))
        .findFirst();
  }

  private static List<Fact> exactFacts(TokenizedText text) {
    return text.facts().stream()
        .filter(fact -> fact.type() != FactType.NAME && fact.type() != FactType.CODE)
        .toList();
  }

  private static boolean isSameKind(Fact fact, Fact other) {
    return fact.type() == other.type() && fact.unit() == other.unit();
  }

  private static boolean isSame(Fact fact, Fact other) {
    return isSameKind(fact, other)
        && (fact.value() == other.value()
            || fact.alternative() == other.value()
            || fact.value() == other.alternative());
  }

  private static String sentenceOf(TokenizedText text, int token) {
    int sentence = 0;
    while (text.endToken(sentence) <= token) {
      sentence++;
    }
    return text.sentence(sentence);
  }

  /** The sentence with most content words that the other text lacks. */
  private static String newSentence(TokenizedText text, TokenizedText other) {
    ContentWords known = ContentWords.of(other);
    int newest = 0;
    int most = -1;
    for (int sentence = 0; sentence < text.sentenceCount(); sentence++) {
      int lacking = 0;
      for (int token = text.firstToken(sentence); token < text.endToken(sentence); token++) {
        boolean isNew = ContentWords.isOne(text, token) && !known.contains(text.stem(token));
        lacking += isNew ? 1 : 0;
      }
      newest = lacking > most ? sentence : newest;
      most = Math.max(most, lacking);
    }
    return text.sentenceCount() == 0 ? "" : text.sentence(newest);
  }
}
