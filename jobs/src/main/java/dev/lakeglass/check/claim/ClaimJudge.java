package dev.lakeglass.check.claim;

import dev.lakeglass.check.text.Fact;
import dev.lakeglass.check.text.FactFinder;
import dev.lakeglass.check.text.FactType;
import dev.lakeglass.check.text.Negations;
import dev.lakeglass.check.text.TokenizedText;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Compares the sentences of an answer with everything the model was given. */
public final class ClaimJudge {
  private static final int FEWEST_TERMS = 3;
  private static final double MOST = 2;
  private static final double LONGEST_RUN = 6;

  private final TokenizedText answer;
  private final ContextIndex context;
  private final List<Fact> facts;

  public ClaimJudge(TokenizedText answer, List<TokenizedText> context) {
    this.answer = answer;
    this.context = new ContextIndex(context);
    this.facts = FactFinder.find(answer);
  }

  /**
   * Features of each sentence that claims something: not among those to skip, no question, and with
   * three content words or a fact.
   */
  public List<JudgedSentence> judge(Set<Integer> skippedSentences) {
    List<JudgedSentence> judged = new ArrayList<>();
    int firstFact = 0;
    for (int sentence = 0; sentence < answer.sentenceCount(); sentence++) {
      int endFact = endOfFacts(firstFact, answer.endToken(sentence));
      List<Fact> own = facts.subList(firstFact, endFact);
      firstFact = endFact;
      if (!skippedSentences.contains(sentence) && claims(sentence, own)) {
        judged.add(new JudgedSentence(sentence, features(sentence, own)));
      }
    }
    return judged;
  }

  private int endOfFacts(int from, int endToken) {
    int fact = from;
    while (fact < facts.size() && facts.get(fact).token() < endToken) {
      fact++;
    }
    return fact;
  }

  private boolean claims(int sentence, List<Fact> own) {
    if (answer.text().charAt(answer.sentenceEnd(sentence) - 1) == '?') {
      return false;
    }
    int terms = 0;
    for (int token = answer.firstToken(sentence); token < answer.endToken(sentence); token++) {
      terms += ContextIndex.isTerm(answer, token) ? 1 : 0;
    }
    return terms >= FEWEST_TERMS || terms > 0 && !own.isEmpty();
  }

  private SentenceFeatures features(int sentence, List<Fact> own) {
    Words words = words(answer.firstToken(sentence), answer.endToken(sentence));
    ContextIndex.BestSentence best = context.bestSentence(words.stems(), words.terms());
    int[] supports = supports(own);
    boolean differs = best.isNegated() != words.isNegated();
    return new SentenceFeatures(
        Math.min(MOST, supports[Support.ABSENT.ordinal()]),
        Math.min(MOST, supports[Support.CONTRADICTED.ordinal()]),
        Math.min(MOST, supports[Support.VALUE_ONLY.ordinal()]),
        Math.min(MOST, absentNames(own)),
        1 - best.coverage(),
        words.pairNovelty(),
        1 - best.similarity(),
        Math.min(LONGEST_RUN, words.longestRun()) / LONGEST_RUN,
        differs ? best.similarity() : 0);
  }

  /** Counts by {@link Support} of all facts but names; a counted noun in words is no hard fact. */
  private int[] supports(List<Fact> own) {
    int[] counts = new int[Support.values().length];
    for (Fact fact : own) {
      if (fact.type() != FactType.NAME && !fact.isSpelled()) {
        counts[context.facts().supportOf(fact, answer).ordinal()]++;
      }
    }
    return counts;
  }

  private int absentNames(List<Fact> own) {
    int absent = 0;
    for (Fact fact : own) {
      boolean isAbsent =
          fact.type() == FactType.NAME && context.facts().supportOf(fact, answer) == Support.ABSENT;
      absent += isAbsent ? 1 : 0;
    }
    return absent;
  }

  private record Words(
      long[] stems, int terms, double pairNovelty, int longestRun, boolean isNegated) {}

  private Words words(int from, int end) {
    long[] stems = new long[end - from];
    int terms = 0;
    int newPairs = 0;
    int run = 0;
    int longestRun = 0;
    boolean isNegated = false;
    for (int token = from; token < end; token++) {
      isNegated |= Negations.contains(answer.hash(token));
      if (token + 1 < end && !context.hasPair(answer.stem(token), answer.stem(token + 1))) {
        newPairs++;
      }
      if (ContextIndex.isTerm(answer, token)) {
        stems[terms] = answer.stem(token);
        terms++;
        run = context.hasTerm(answer.stem(token)) ? 0 : run + 1;
        longestRun = Math.max(longestRun, run);
      }
    }
    double pairs = Math.max(1, end - from - 1);
    return new Words(stems, terms, newPairs / pairs, longestRun, isNegated);
  }
}
