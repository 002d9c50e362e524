package dev.lakeglass.check;

import dev.lakeglass.check.text.Hashing;
import dev.lakeglass.check.text.LongSet;
import dev.lakeglass.check.text.TokenizedText;
import java.util.Arrays;
import java.util.List;

/**
 * Fails where two documents given to the model say nearly the same: a place in the prompt wasted,
 * and a vote counted twice.
 *
 * <p>The score is the greatest Jaccard similarity, shared runs of three words over all of them, of
 * any two of the first {@value #MOST_DOCUMENTS} documents; it fails from {@value #NEAR} on ({@code
 * near_duplicate}, at 1 {@code same_text}). The evidence is the two ids. Exact sets instead of
 * MinHash: among so few documents they cost less than signatures, and have no error.
 */
final class ContextDuplicatesCheck implements OutputCheck {
  private static final int MOST_DOCUMENTS = 20;
  private static final int FEWEST_WORDS = 10;
  private static final double NEAR = 0.8;

  @Override
  public String name() {
    return "context_duplicates";
  }

  @Override
  public String version() {
    return "1";
  }

  @Override
  public CheckResult check(AnalyzedAnswer answer) {
    int count = Math.min(MOST_DOCUMENTS, answer.documents().size());
    if (count < 2) {
      return CheckResult.notApplicable("fewer_than_two_documents");
    }
    Runs[] runs = new Runs[count];
    for (int at = 0; at < count; at++) {
      runs[at] = Runs.of(answer.documents().get(at));
    }
    double highest = 0;
    String pair = "";
    for (int left = 0; left < count; left++) {
      for (int right = left + 1; right < count; right++) {
        double similarity = runs[left].similarity(runs[right]);
        if (similarity > highest) {
          highest = similarity;
          pair = ids(answer.contextDocuments(), left, right);
        }
      }
    }
    return highest < NEAR
        ? CheckResult.pass().withScore(highest)
        : CheckResult.fail(highest == 1 ? "same_text" : "near_duplicate", pair).withScore(highest);
  }

  private static String ids(List<ContextDocument> documents, int left, int right) {
    return documents.get(left).id() + " " + documents.get(right).id();
  }

  /** Runs of three words: as a list for walking over, as a set for looking up. */
  private record Runs(long[] distinct, LongSet set) {

    static Runs of(TokenizedText text) {
      LongSet set = new LongSet(text.size());
      long[] distinct = new long[Math.max(0, text.size() - 2)];
      int size = 0;
      for (int token = 0; text.size() >= FEWEST_WORDS && token + 2 < text.size(); token++) {
        long pair = Hashing.combine(text.hash(token), text.hash(token + 1));
        long run = Hashing.combine(pair, text.hash(token + 2));
        if (run != 0 && set.add(run)) {
          distinct[size] = run;
          size++;
        }
      }
      return new Runs(Arrays.copyOf(distinct, size), set);
    }

    double similarity(Runs other) {
      int smaller = Math.min(distinct.length, other.distinct.length);
      int larger = Math.max(distinct.length, other.distinct.length);
      // Sizes alone rule most pairs out.
      if (smaller == 0 || smaller < NEAR / 2 * larger) {
        return 0;
      }
      int shared = 0;
      for (long run : distinct) {
        shared += other.set.contains(run) ? 1 : 0;
      }
      return (double) shared / (distinct.length + other.distinct.length - shared);
    }
  }
}
