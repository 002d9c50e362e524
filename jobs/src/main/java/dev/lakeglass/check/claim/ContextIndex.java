package dev.lakeglass.check.claim;

import dev.lakeglass.check.text.Clauses;
import dev.lakeglass.check.text.Fact;
import dev.lakeglass.check.text.TokenizedText;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Everything the model was given, indexed by term, sentence, clause, fact and attribute. */
public final class ContextIndex {
  private final ContextFacts facts = new ContextFacts();
  private final RecordAttributes attributes = new RecordAttributes();
  private final RecordHours hours = new RecordHours();
  private final List<ContextSentence> contextSentences = new ArrayList<>();
  private final List<Clause> contextClauses = new ArrayList<>();
  private final TermPostings sentences = new TermPostings();
  private final TermPostings clauses = new TermPostings();

  public ContextIndex(List<TokenizedText> texts) {
    texts.forEach(this::add);
    sentences.invert();
    clauses.invert();
  }

  private void add(TokenizedText text) {
    List<Fact> own = facts.add(text);
    int fact = 0;
    for (int sentence = 0; sentence < text.sentenceCount(); sentence++) {
      int from = text.firstToken(sentence);
      int end = text.endToken(sentence);
      int firstFact = fact;
      fact = endOfFacts(own, firstFact, end);
      attributes.add(text, from, end);
      hours.add(text, from, end, own.subList(firstFact, fact));
      if (RecordAttributes.isUnknown(text, from, end)) {
        continue;
      }
      contextSentences.add(new ContextSentence(text, sentence));
      sentences.add(text, from, end);
      for (Clause clause : clauses(text, from, end, own.subList(firstFact, fact))) {
        if (clause.hasValue()) {
          contextClauses.add(clause);
          clauses.add(text, clause.from(), clause.end());
        }
      }
    }
  }

  /** Index after the last of the facts that begin before a token. */
  static int endOfFacts(List<Fact> facts, int from, int endToken) {
    int fact = from;
    while (fact < facts.size() && facts.get(fact).token() < endToken) {
      fact++;
    }
    return fact;
  }

  /** All clauses of a sentence. */
  static List<Clause> clauses(TokenizedText text, int from, int end, List<Fact> facts) {
    List<Clause> clauses = new ArrayList<>();
    int fact = 0;
    for (int start = from; start < end; ) {
      int next = Clauses.end(text, start, end);
      int firstFact = fact;
      fact = endOfFacts(facts, firstFact, next);
      clauses.add(new Clause(text, start, next, facts.subList(firstFact, fact)));
      start = next;
    }
    return clauses;
  }

  /** Those with a value, for only values are compared. */
  List<Clause> contextClauses() {
    return contextClauses;
  }

  RecordAttributes attributes() {
    return attributes;
  }

  RecordHours hours() {
    return hours;
  }

  ContextFacts facts() {
    return facts;
  }

  boolean hasTerm(long stem) {
    return sentences.hasTerm(stem);
  }

  /**
   * The context sentence that covers most of the given terms ({@link TermPostings.Best}).
   *
   * @param sentence the sentence; empty if the context has none
   */
  record BestSentence(double similarity, double coverage, Optional<ContextSentence> sentence) {}

  BestSentence bestSentence(long[] stems, int count) {
    TermPostings.Best best = sentences.best(stems, count);
    return best.part() < 0
        ? new BestSentence(0, 0, Optional.empty())
        : new BestSentence(
            best.similarity(), best.coverage(), Optional.of(contextSentences.get(best.part())));
  }

  /**
   * The context clause with a value that covers most of the given terms; similarity as for
   * sentences.
   *
   * @param weights the terms' weight that stands in each of {@link #contextClauses()}
   */
  record BestClause(double similarity, Optional<Clause> clause, double[] weights) {}

  BestClause bestClause(long[] stems, int count) {
    TermPostings.Best best = clauses.best(stems, count);
    return best.part() < 0
        ? new BestClause(0, Optional.empty(), best.weights())
        : new BestClause(
            best.similarity(), Optional.of(contextClauses.get(best.part())), best.weights());
  }
}
