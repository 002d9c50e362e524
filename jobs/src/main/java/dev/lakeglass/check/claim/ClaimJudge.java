package dev.lakeglass.check.claim;

import dev.lakeglass.check.text.Clauses;
import dev.lakeglass.check.text.CommonWords;
import dev.lakeglass.check.text.ContentWords;
import dev.lakeglass.check.text.Evaluations;
import dev.lakeglass.check.text.Explanations;
import dev.lakeglass.check.text.Fact;
import dev.lakeglass.check.text.FactType;
import dev.lakeglass.check.text.Language;
import dev.lakeglass.check.text.LanguageDetector;
import dev.lakeglass.check.text.LongSet;
import dev.lakeglass.check.text.Negations;
import dev.lakeglass.check.text.TokenKind;
import dev.lakeglass.check.text.TokenizedText;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Compares the sentences of an answer with everything the model was given. */
public final class ClaimJudge {
  private static final int FEWEST_TERMS = 4;
  private static final int FEWEST_KNOWN_TERMS = 3;
  private static final double MOST = 2;
  private static final double LONGEST_RUN = 5;
  private static final double CLOSE = 0.3;
  private static final double TOLERANCE = 1e-6;

  private final TokenizedText answer;
  private final ContextIndex context;
  private final List<Fact> facts;
  private final boolean hasCapitalizedNouns;

  public ClaimJudge(TokenizedText answer, ContextIndex context) {
    this.answer = answer;
    this.context = context;
    this.facts = answer.facts();
    this.hasCapitalizedNouns =
        LanguageDetector.detect(answer).filter(Language.GERMAN::equals).isPresent();
  }

  /**
   * Features of each sentence that claims something: not among those to skip, no question, and with
   * four content words, a fact, a conflict with a record, or three content words (one beside a
   * negation) of which the context has one.
   */
  public List<JudgedSentence> judge(Set<Integer> skippedSentences) {
    List<JudgedSentence> judged = new ArrayList<>();
    int firstFact = 0;
    for (int sentence = 0; sentence < answer.sentenceCount(); sentence++) {
      int endFact = ContextIndex.endOfFacts(facts, firstFact, answer.endToken(sentence));
      List<Fact> own = facts.subList(firstFact, endFact);
      firstFact = endFact;
      if (!skippedSentences.contains(sentence) && claims(sentence, own)) {
        judged.add(new JudgedSentence(sentence, features(sentence, own)));
      }
    }
    return judged;
  }

  private boolean claims(int sentence, List<Fact> own) {
    if (answer.text().charAt(answer.sentenceEnd(sentence) - 1) == '?') {
      return false;
    }
    int terms = 0;
    int known = 0;
    boolean isNegated = false;
    for (int token = answer.firstToken(sentence); token < answer.endToken(sentence); token++) {
      isNegated |= Negations.contains(answer.hash(token));
      if (ContentWords.isOne(answer, token)) {
        terms++;
        known += context.hasTerm(answer.stem(token)) ? 1 : 0;
      }
    }
    boolean speaksOfContext = known > 0 && (isNegated || terms >= FEWEST_KNOWN_TERMS);
    return terms >= FEWEST_TERMS
        || speaksOfContext
        || terms > 0 && own.stream().anyMatch(this::isStrong)
        || conflictsWithRecord(sentence, own) > 0;
  }

  /** Anything but a single capitalised word, which in German is any noun. */
  private boolean isStrong(Fact fact) {
    return fact.type() != FactType.NAME || fact.endToken() - fact.token() > 1;
  }

  private SentenceFeatures features(int sentence, List<Fact> own) {
    Words words = words(answer.firstToken(sentence), answer.endToken(sentence), own);
    ContextIndex.BestSentence best = context.bestSentence(words.stems(), words.terms());
    int[] supports = supports(own);
    boolean differs = best.sentence().map(other -> isNegatedUnlike(sentence, other)).orElse(false);
    return new SentenceFeatures(
        Math.min(MOST, supports[Support.ABSENT.ordinal()]),
        Math.min(MOST, supports[Support.CONTRADICTED.ordinal()]),
        Math.min(MOST, misalignedFacts(sentence, own)),
        Math.min(MOST, absentNames(own)),
        1 - best.coverage(),
        Math.min(LONGEST_RUN, words.longestRun()) / LONGEST_RUN,
        differs ? best.similarity() : 0,
        Math.min(MOST, words.evaluations()),
        Math.min(MOST, conflictsWithRecord(sentence, own)),
        Math.min(MOST, explanations(sentence, best)));
  }

  /** Things told otherwise than a record has them. */
  private int conflictsWithRecord(int sentence, List<Fact> own) {
    int from = answer.firstToken(sentence);
    int end = answer.endToken(sentence);
    return context.attributes().claimed(answer, from, end)
        + context.hours().wrong(answer, from, end, own);
  }

  /** Each clause beside the context clause most like it. */
  private double misalignedFacts(int sentence, List<Fact> own) {
    double misaligned = 0;
    for (Clause clause :
        ContextIndex.clauses(answer, answer.firstToken(sentence), answer.endToken(sentence), own)) {
      if (clause.hasValue()) {
        Words words = words(clause.from(), clause.end(), clause.facts());
        ContextIndex.BestClause best = context.bestClause(words.stems(), words.terms());
        misaligned += best.similarity() < CLOSE ? 0 : misalignedFacts(clause, best);
      }
    }
    return misaligned;
  }

  private double misalignedFacts(Clause clause, ContextIndex.BestClause best) {
    List<Fact> others = best.clause().orElseThrow().facts();
    double misaligned = 0;
    for (Fact fact : clause.facts()) {
      boolean isComparable =
          fact.type() != FactType.NAME
              && fact.type() != FactType.CODE
              && !context.facts().hasNamedNumber(fact, answer)
              && !context.facts().isNearby(fact, answer);
      if (context.facts().hasOtherNamedNumber(fact, answer)) {
        misaligned++;
      } else if (isComparable && hasSameKind(fact, others) && !isIn(others, fact)) {
        misaligned += 1 - likenessWith(fact, best.weights());
      }
    }
    return misaligned;
  }

  /** Likeness of the best context clause that has a fact, over that of the best of all. */
  private double likenessWith(Fact fact, double[] weights) {
    double most = 0;
    double mostWithFact = 0;
    for (int clause = 0; clause < weights.length; clause++) {
      most = Math.max(most, weights[clause]);
      if (weights[clause] > mostWithFact
          && isIn(context.contextClauses().get(clause).facts(), fact)) {
        mostWithFact = weights[clause];
      }
    }
    return mostWithFact / most;
  }

  /** Words such as "because" that the best context sentence does not say. */
  private int explanations(int sentence, ContextIndex.BestSentence best) {
    int count = 0;
    for (int token = answer.firstToken(sentence); token < answer.endToken(sentence); token++) {
      long hash = answer.hash(token);
      if (Explanations.contains(hash)) {
        count += best.sentence().map(other -> other.says(hash)).orElse(false) ? 0 : 1;
      }
    }
    return count;
  }

  private boolean isNegatedUnlike(int sentence, ContextSentence other) {
    int from = answer.firstToken(sentence);
    int end = answer.endToken(sentence);
    LongSet stems = ContentWords.stems(answer, from, end);
    return Clauses.isNegated(answer, from, end, other.stems()) != other.isNegated(stems);
  }

  private boolean isIn(List<Fact> facts, Fact fact) {
    for (Fact other : facts) {
      boolean isDate = fact.type() == FactType.DATE;
      if (isDate == (other.type() == FactType.DATE)
          && (isSameValue(fact, other) || isSameNumber(fact, other))) {
        return true;
      }
    }
    return false;
  }

  /** In a record the unit is part of the key, if it is there at all: "length mm: 58". */
  private boolean isSameNumber(Fact fact, Fact other) {
    return fact.type() == FactType.QUANTITY
        && other.type() == FactType.NUMBER
        && answer.kind(fact.token()) == TokenKind.NUMBER
        && Math.abs(answer.number(fact.token()) - other.value()) < TOLERANCE;
  }

  private static boolean hasSameKind(Fact fact, List<Fact> facts) {
    for (Fact other : facts) {
      if (other.type() == fact.type() && other.unit() == fact.unit()) {
        return true;
      }
    }
    return false;
  }

  /** A date may leave out what the other says. */
  private static boolean isSameValue(Fact fact, Fact other) {
    if (fact.type() == FactType.DATE) {
      return ContextFacts.isCompatible((int) fact.value(), (int) other.value())
          || ContextFacts.isCompatible((int) fact.alternative(), (int) other.value());
    }
    return Math.abs(fact.value() - other.value()) < TOLERANCE
        || Math.abs(fact.alternative() - other.value()) < TOLERANCE
        || Math.abs(fact.value() - other.alternative()) < TOLERANCE;
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
      absent += fact.type() == FactType.NAME && isAbsentName(fact) ? 1 : 0;
    }
    return absent;
  }

  /** In German, where every noun is capitalised, only several unknown words in a row are a name. */
  private boolean isAbsentName(Fact name) {
    int missing = context.facts().missingParts(name, answer);
    for (int token = name.token(); missing > 0 && token < name.endToken(); token++) {
      missing -= knownStem(token) == answer.stem(token) ? 0 : 1;
    }
    return hasCapitalizedNouns
        ? missing > 1 && missing == name.endToken() - name.token()
        : missing > 0;
  }

  /**
   * @param stems the content words, then zeros
   * @param terms how many content words there are
   * @param longestRun most unknown words with no known word between them, common words aside
   * @param evaluations unknown words that praise or judge
   */
  private record Words(long[] stems, int terms, int longestRun, int evaluations) {}

  /** Times are compared as facts only: "8 am" is 8:00. */
  private Words words(int from, int end, List<Fact> own) {
    long[] stems = new long[end - from];
    int terms = 0;
    int run = 0;
    int longestRun = 0;
    int evaluations = 0;
    int fact = 0;
    for (int token = from; token < end; token++) {
      while (fact < own.size() && own.get(fact).endToken() <= token) {
        fact++;
      }
      boolean isTime =
          fact < own.size()
              && own.get(fact).type() == FactType.TIME
              && own.get(fact).token() <= token;
      if (isTime || !ContentWords.isOne(answer, token)) {
        continue;
      }
      long stem = knownStem(token);
      stems[terms] = stem;
      terms++;
      boolean isKnown = context.hasTerm(stem);
      if (!isKnown && Evaluations.contains(answer.hash(token))) {
        evaluations++;
      }
      if (!CommonWords.contains(stem)) {
        run = isKnown ? 0 : run + 1;
        longestRun = Math.max(longestRun, run);
      }
    }
    return new Words(stems, terms, longestRun, evaluations);
  }

  /** The stem of a word or, if only that is known, of the compound a hyphen makes of it. */
  private long knownStem(int token) {
    long stem = answer.stem(token);
    boolean isJoined = answer.isHyphenated(token) || answer.isHyphenated(token - 1);
    if (!isJoined || context.hasTerm(stem)) {
      return stem;
    }
    int first = answer.isHyphenated(token) ? token : token - 1;
    long joined = answer.joinedStem(first);
    return context.hasTerm(joined) ? joined : stem;
  }
}
