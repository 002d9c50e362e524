package dev.lakeglass.check.evaluate;

import java.util.HashSet;
import java.util.List;
import java.util.Map;

/**
 * What a search returned beside what somebody says is relevant, and how good the order is.
 *
 * <p>Measures as trec_eval has them ({@code ndcg_cut}, {@code recall}, {@code P}, {@code
 * recip_rank}): grades are gains as they are, the discount is {@code log2(rank + 1)}; a grade of 1
 * or more is relevant; a list shorter than k counts as filled with irrelevant documents. Unlike
 * there the reciprocal rank is cut at k too. A document returned twice counts where it came first.
 *
 * @param ranked ids, best first
 * @param grades id to grade, 0 for irrelevant; what is not in it is irrelevant
 */
public record RankedDocuments(List<String> ranked, Map<String, Integer> grades) {

  public RankedDocuments {
    ranked = List.copyOf(ranked);
    grades = Map.copyOf(grades);
    if (grades.values().stream().noneMatch(grade -> grade > 0)) {
      throw new IllegalArgumentException("Cannot measure a ranking without a relevant document");
    }
  }

  /** Normalised discounted cumulative gain of Järvelin and Kekäläinen, ACM TOIS 20 (2002) 422. */
  double ndcg(int k) {
    double gain = 0;
    HashSet<String> seen = new HashSet<>();
    for (int rank = 1; rank <= Math.min(k, ranked.size()); rank++) {
      String id = ranked.get(rank - 1);
      gain += seen.add(id) ? discounted(grades.getOrDefault(id, 0), rank) : 0;
    }
    List<Integer> best = grades.values().stream().sorted((a, b) -> b - a).limit(k).toList();
    double ideal = 0;
    for (int rank = 1; rank <= best.size(); rank++) {
      ideal += discounted(best.get(rank - 1), rank);
    }
    return gain / ideal;
  }

  private static double discounted(int grade, int rank) {
    return Math.max(0, grade) * Math.log(2) / Math.log(rank + 1.0);
  }

  double reciprocalRank(int k) {
    for (int rank = 1; rank <= Math.min(k, ranked.size()); rank++) {
      if (isRelevant(ranked.get(rank - 1))) {
        return 1.0 / rank;
      }
    }
    return 0;
  }

  double recall(int k) {
    return found(k) / (double) grades.values().stream().filter(grade -> grade > 0).count();
  }

  double precision(int k) {
    return found(k) / (double) k;
  }

  private long found(int k) {
    return ranked.stream().limit(k).distinct().filter(this::isRelevant).count();
  }

  private boolean isRelevant(String id) {
    return grades.getOrDefault(id, 0) > 0;
  }
}
