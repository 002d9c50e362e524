package dev.lakeglass.check.claim;

import dev.lakeglass.check.text.CommonWords;
import dev.lakeglass.check.text.ContentWords;
import dev.lakeglass.check.text.LongIntMap;
import dev.lakeglass.check.text.TokenizedText;
import java.util.Arrays;

/** Which parts of the context (sentences, or clauses) have which content words. */
final class TermPostings {
  private static final double COMMON = 0.3;

  private final LongIntMap terms = new LongIntMap(512);
  private int[] frequencies = new int[512];
  private int[] postingTerms = new int[1024];
  private int[] postingParts = new int[1024];
  private int postings;
  private int parts;
  private int[] termStarts;
  private int[] termParts;

  /** The next part: a range of tokens. */
  void add(TokenizedText text, int from, int end) {
    int firstPosting = postings;
    for (int token = from; token < end; token++) {
      if (ContentWords.isOne(text, token)) {
        addPosting(termOf(text.stem(token)), firstPosting);
      }
      if (text.isHyphenated(token)) {
        addPosting(termOf(text.joinedStem(token)), firstPosting);
      }
    }
    parts++;
  }

  private int termOf(long stem) {
    int known = terms.get(stem, -1);
    if (known >= 0) {
      return known;
    }
    int term = terms.size();
    terms.put(stem, term);
    if (term == frequencies.length) {
      frequencies = Arrays.copyOf(frequencies, term * 2);
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
      postingParts = Arrays.copyOf(postingParts, postings * 2);
    }
    postingTerms[postings] = term;
    postingParts[postings] = parts;
    postings++;
    frequencies[term]++;
  }

  /** Parts by term, as one array with the start of each term's parts; nothing is added after. */
  void invert() {
    termStarts = new int[terms.size() + 1];
    for (int term = 0; term < terms.size(); term++) {
      termStarts[term + 1] = termStarts[term] + frequencies[term];
    }
    termParts = new int[postings];
    int[] next = Arrays.copyOf(termStarts, terms.size());
    for (int posting = 0; posting < postings; posting++) {
      int term = postingTerms[posting];
      termParts[next[term]] = postingParts[posting];
      next[term]++;
    }
  }

  boolean hasTerm(long stem) {
    return terms.contains(stem);
  }

  /**
   * The part that covers most of the given terms.
   *
   * @param part its number in the order of adding; -1 if there is none
   * @param similarity share of the terms' weight that stands in the part, 0 to 1, where a term
   *     weighs {@code ln(1 + parts / parts with it)}, an unknown one as much as one that stands in
   *     one part, and {@link CommonWords} three tenths of that
   * @param coverage the same share for all parts together
   * @param weights the terms' weight that stands in each part
   */
  record Best(int part, double similarity, double coverage, double[] weights) {}

  Best best(long[] stems, int count) {
    double[] covered = new double[parts];
    double total = 0;
    double known = 0;
    for (int index = 0; index < count; index++) {
      int term = terms.get(stems[index], -1);
      double weight = weight(stems[index], term);
      total += weight;
      if (term >= 0) {
        known += weight;
        for (int at = termStarts[term]; at < termStarts[term + 1]; at++) {
          covered[termParts[at]] += weight;
        }
      }
    }
    if (total == 0 || parts == 0) {
      return new Best(-1, 0, 0, covered);
    }
    int best = 0;
    for (int part = 1; part < parts; part++) {
      best = covered[part] > covered[best] ? part : best;
    }
    return new Best(best, covered[best] / total, known / total, covered);
  }

  private double weight(long stem, int term) {
    double weight = Math.log1p((double) parts / (term < 0 ? 1 : frequencies[term]));
    return CommonWords.contains(stem) ? COMMON * weight : weight;
  }
}
