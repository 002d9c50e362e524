package dev.lakeglass.check.claim;

import dev.lakeglass.check.text.ContentWords;
import dev.lakeglass.check.text.Fact;
import dev.lakeglass.check.text.Hashing;
import dev.lakeglass.check.text.LongIntMap;
import dev.lakeglass.check.text.LongSet;
import dev.lakeglass.check.text.TokenizedText;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Everything the model was given, indexed by term, pair of words, sentence and fact. */
final class ContextIndex {
  private final ContextFacts facts = new ContextFacts();
  private final List<ContextSentence> contextSentences = new ArrayList<>();
  private final LongIntMap terms = new LongIntMap(512);
  private final LongSet pairs = new LongSet(1024);
  private int[] sentenceFrequencies = new int[512];
  private int[] postingTerms = new int[1024];
  private int[] postingSentences = new int[1024];
  private int postings;
  private int sentences;
  private int[] termStarts;
  private int[] termSentences;

  ContextIndex(List<TokenizedText> texts) {
    texts.forEach(this::add);
    invert();
  }

  private void add(TokenizedText text) {
    List<Fact> own = facts.add(text);
    int fact = 0;
    for (int sentence = 0; sentence < text.sentenceCount(); sentence++) {
      int firstFact = fact;
      while (fact < own.size() && own.get(fact).token() < text.endToken(sentence)) {
        fact++;
      }
      contextSentences.add(new ContextSentence(text, sentence, own.subList(firstFact, fact)));
      addSentence(text, text.firstToken(sentence), text.endToken(sentence));
    }
  }

  private void addSentence(TokenizedText text, int from, int end) {
    int firstPosting = postings;
    for (int token = from; token < end; token++) {
      if (token + 1 < end) {
        pairs.add(Hashing.combine(text.stem(token), text.stem(token + 1)));
      }
      if (ContentWords.isOne(text, token)) {
        addPosting(termOf(text.stem(token)), firstPosting);
      }
    }
    sentences++;
  }

  private int termOf(long stem) {
    int known = terms.get(stem, -1);
    if (known >= 0) {
      return known;
    }
    int term = terms.size();
    terms.put(stem, term);
    if (term == sentenceFrequencies.length) {
      sentenceFrequencies = Arrays.copyOf(sentenceFrequencies, term * 2);
    }
    return term;
  }

  private void addPosting(int term, int firstPosting) {
    for (int posting = firstPosting; posting < postings; posting++) {
      if (postingTerms[posting] == term) {
        return;
      }
    }
    if (postings == postingTerms.length) {
      postingTerms = Arrays.copyOf(postingTerms, postings * 2);
      postingSentences = Arrays.copyOf(postingSentences, postings * 2);
    }
    postingTerms[postings] = term;
    postingSentences[postings] = sentences;
    postings++;
    sentenceFrequencies[term]++;
  }

  /** Sentences by term, as one array with the start of each term's part. */
  private void invert() {
    termStarts = new int[terms.size() + 1];
    for (int term = 0; term < terms.size(); term++) {
      termStarts[term + 1] = termStarts[term] + sentenceFrequencies[term];
    }
    termSentences = new int[postings];
    int[] next = Arrays.copyOf(termStarts, terms.size());
    for (int posting = 0; posting < postings; posting++) {
      int term = postingTerms[posting];
      termSentences[next[term]] = postingSentences[posting];
      next[term]++;
    }
  }

  ContextFacts facts() {
    return facts;
  }

  boolean hasPair(long left, long right) {
    return pairs.contains(Hashing.combine(left, right));
  }

  boolean hasTerm(long stem) {
    return terms.contains(stem);
  }

  /**
   * The context sentence that covers most of the given terms.
   *
   * @param similarity share of the terms' weight that stands in the sentence, 0 to 1, where a term
   *     weighs {@code ln(1 + sentences / sentences with it)} and an unknown one as much as one that
   *     stands in one sentence
   * @param coverage the same share for all context sentences together
   * @param sentence the sentence; empty if the context has none
   * @param nearFacts what the sentence and those beside it in their text say exactly
   */
  record BestSentence(
      double similarity,
      double coverage,
      Optional<ContextSentence> sentence,
      List<Fact> nearFacts) {
    List<Fact> facts() {
      return sentence.map(ContextSentence::facts).orElse(List.of());
    }
  }

  BestSentence bestSentence(long[] stems, int count) {
    double[] covered = new double[sentences];
    double total = 0;
    double known = 0;
    for (int index = 0; index < count; index++) {
      int term = terms.get(stems[index], -1);
      double weight = weight(term < 0 ? 1 : sentenceFrequencies[term]);
      total += weight;
      if (term >= 0) {
        known += weight;
        for (int at = termStarts[term]; at < termStarts[term + 1]; at++) {
          covered[termSentences[at]] += weight;
        }
      }
    }
    int best = 0;
    for (int sentence = 1; sentence < sentences; sentence++) {
      best = covered[sentence] > covered[best] ? sentence : best;
    }
    if (total == 0 || sentences == 0) {
      return new BestSentence(0, 0, Optional.empty(), List.of());
    }
    return new BestSentence(
        covered[best] / total,
        known / total,
        Optional.of(contextSentences.get(best)),
        nearFacts(best));
  }

  private List<Fact> nearFacts(int sentence) {
    List<Fact> near = new ArrayList<>();
    for (int beside = Math.max(0, sentence - 1); beside <= sentence + 1; beside++) {
      boolean isBeside =
          beside < sentences
              && contextSentences.get(beside).text() == contextSentences.get(sentence).text();
      if (isBeside) {
        near.addAll(contextSentences.get(beside).facts());
      }
    }
    return near;
  }

  private double weight(int frequency) {
    return Math.log1p((double) sentences / frequency);
  }
}
