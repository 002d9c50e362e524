package dev.lakeglass.check;

import dev.lakeglass.check.text.Hashing;
import dev.lakeglass.check.text.PhraseMatcher.Match;
import dev.lakeglass.check.text.TokenizedText;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Fails where the answer declines what was asked: in full, in part, or softly.
 *
 * <p>An answer that says its sources do not know ({@code no_information}) passes: that is what a
 * grounded assistant should say. The score is the share of words in sentences that decline,
 * apologise or only make conversation.
 */
final class RefusalCheck implements OutputCheck {
  private static final int FEWEST_SUBSTANTIVE_SENTENCES = 2;
  private static final double SMALLEST_SUBSTANTIVE_SHARE = 0.4;
  private static final int SHORTEST_SENTENCE = 4;
  private static final Set<Long> CONDITIONALS =
      Stream.of("if", "when", "what", "unless", "wenn", "falls", "si", "se", "als", "jesli", "если")
          .map(Hashing::ofWord)
          .collect(Collectors.toUnmodifiableSet());
  private static final Set<String> EMPTY_GROUPS =
      Set.of(
          PhraseGroups.REFUSAL,
          PhraseGroups.REFUSAL_SOFT,
          PhraseGroups.APOLOGY,
          PhraseGroups.COURTESY);

  private final String version;

  RefusalCheck(CheckRules rules) {
    this.version = "1+" + rules.phraseVersion();
  }

  @Override
  public String name() {
    return "refusal";
  }

  @Override
  public String version() {
    return version;
  }

  @Override
  public CheckResult check(AnalyzedAnswer answer) {
    if (FinishReasons.isRefusal(answer.answer().finishReason().orElse(""))) {
      return CheckResult.fail("provider_refusal", answer.answer().outputText().orElse(""));
    }
    if (!answer.hasText()) {
      return CheckResult.notApplicable("no_text");
    }
    List<Match> phrases = answer.outputPhrases();
    if (phrases.isEmpty()) {
      return CheckResult.pass().withScore(0);
    }
    return judge(answer.output(), phrases);
  }

  private static CheckResult judge(TokenizedText text, List<Match> phrases) {
    Set<Integer> uninformed = sentencesWith(PhraseGroups.NO_INFORMATION, text, phrases);
    Set<Integer> hard = sentencesWith(PhraseGroups.REFUSAL, text, phrases);
    Set<Integer> soft = sentencesWith(PhraseGroups.REFUSAL_SOFT, text, phrases);
    hard.removeAll(uninformed);
    soft.removeAll(uninformed);
    if (hard.isEmpty() && soft.isEmpty()) {
      CheckResult pass =
          uninformed.isEmpty() ? CheckResult.pass() : CheckResult.pass("no_information");
      return pass.withScore(0);
    }
    Substance substance = substance(text, phrases);
    Set<Integer> refusing = hard.isEmpty() ? soft : hard;
    String evidence = text.sentence(refusing.iterator().next());
    return CheckResult.fail(reason(hard, substance), evidence).withScore(1 - substance.share());
  }

  private static String reason(Set<Integer> hard, Substance substance) {
    if (hard.isEmpty()) {
      return "soft_refusal";
    }
    boolean isPartial =
        substance.sentences() >= FEWEST_SUBSTANTIVE_SENTENCES
            && substance.share() >= SMALLEST_SUBSTANTIVE_SHARE;
    return isPartial ? "partial_refusal" : "refusal";
  }

  private static Set<Integer> sentencesWith(String group, TokenizedText text, List<Match> phrases) {
    return phrases.stream()
        .filter(match -> match.group().equals(group) && !isConditional(text, match))
        .map(Match::sentence)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static boolean isConditional(TokenizedText text, Match match) {
    return match.firstToken() > text.firstToken(match.sentence())
        && CONDITIONALS.contains(text.hash(match.firstToken() - 1));
  }

  private record Substance(int sentences, double share) {}

  private static Substance substance(TokenizedText text, List<Match> phrases) {
    Set<Integer> empty =
        phrases.stream()
            .filter(match -> EMPTY_GROUPS.contains(match.group()))
            .map(Match::sentence)
            .collect(Collectors.toSet());
    int sentences = 0;
    int words = 0;
    for (int sentence = 0; sentence < text.sentenceCount(); sentence++) {
      int length = text.endToken(sentence) - text.firstToken(sentence);
      if (!empty.contains(sentence) && length >= SHORTEST_SENTENCE) {
        sentences++;
        words += length;
      }
    }
    return new Substance(sentences, (double) words / text.size());
  }
}
