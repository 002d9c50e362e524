package dev.lakeglass.check.text;

import java.util.Arrays;

/** The different stems of a text, without stop words and markup. */
public final class ContentWords {
  private final long[] distinct;
  private final LongSet set;

  private ContentWords(long[] distinct, LongSet set) {
    this.distinct = distinct;
    this.set = set;
  }

  public static ContentWords of(TokenizedText text) {
    LongSet set = new LongSet(text.size());
    long[] distinct = new long[text.size()];
    for (int token = 0; token < text.size(); token++) {
      if (isOne(text, token) && set.add(text.stem(token))) {
        distinct[set.size() - 1] = text.stem(token);
      }
    }
    return new ContentWords(Arrays.copyOf(distinct, set.size()), set);
  }

  /** The stems of the content words among the tokens {@code from} to {@code end}, exclusive. */
  public static LongSet stems(TokenizedText text, int from, int end) {
    LongSet stems = new LongSet(end - from);
    for (int token = from; token < end; token++) {
      if (isOne(text, token)) {
        stems.add(text.stem(token));
      }
    }
    return stems;
  }

  /** Whether a token is a content word: no stop word, no markup. */
  public static boolean isOne(TokenizedText text, int token) {
    return !text.isMarkup(token) && !Stopwords.contains(text.hash(token));
  }

  public boolean contains(long stem) {
    return set.contains(stem);
  }

  /** In the order of their first occurrence. */
  public long[] stems() {
    return distinct.clone();
  }

  /** Jaccard similarity: shared words over all words; 1 if neither text has any. */
  public double similarity(ContentWords other) {
    int shared = 0;
    for (long stem : distinct) {
      shared += other.set.contains(stem) ? 1 : 0;
    }
    int all = distinct.length + other.distinct.length - shared;
    return all == 0 ? 1 : (double) shared / all;
  }
}
