package dev.lakeglass.check.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

/** Expected values: trec_eval by pytrec_eval_terrier, run over the same three searches. */
class RankedDocumentsTest {
  private static final Offset<Double> EXACT = within(1e-12);
  private static final RankedDocuments GRADED =
      new RankedDocuments(
          List.of("d3", "d7", "d1", "d5", "d8"), Map.of("d1", 2, "d3", 1, "d9", 3, "d5", 0));
  private static final RankedDocuments SINGLE =
      new RankedDocuments(List.of("d1", "d4", "d2"), Map.of("d2", 1));
  private static final RankedDocuments MISSED =
      new RankedDocuments(List.of("d9", "d8"), Map.of("d1", 1, "d2", 1));

  @Test
  void matchesTrecEval() {
    assertThat(GRADED.ndcg(2)).isCloseTo(0.23463936301137822, EXACT);
    assertThat(GRADED.ndcg(3)).isCloseTo(0.42000399150792816, EXACT);
    assertThat(GRADED.ndcg(5)).isCloseTo(0.42000399150792816, EXACT);
    assertThat(GRADED.recall(2)).isCloseTo(1 / 3.0, EXACT);
    assertThat(GRADED.recall(5)).isCloseTo(2 / 3.0, EXACT);
    assertThat(GRADED.precision(3)).isCloseTo(2 / 3.0, EXACT);
    assertThat(GRADED.precision(5)).isCloseTo(0.4, EXACT);
    assertThat(GRADED.reciprocalRank(5)).isEqualTo(1);
    assertThat(SINGLE.ndcg(3)).isCloseTo(0.5, EXACT);
    assertThat(SINGLE.ndcg(2)).isZero();
    assertThat(SINGLE.precision(5)).isCloseTo(0.2, EXACT);
    assertThat(SINGLE.reciprocalRank(3)).isCloseTo(1 / 3.0, EXACT);
    assertThat(MISSED.ndcg(5)).isZero();
    assertThat(MISSED.recall(5)).isZero();
  }

  @Test
  void cutsTheReciprocalRankToo() {
    assertThat(SINGLE.reciprocalRank(2)).isZero();
  }

  @Test
  void countsADocumentOnce() {
    RankedDocuments twice = new RankedDocuments(List.of("a", "a", "b"), Map.of("a", 1, "b", 1));
    assertThat(twice.recall(2)).isEqualTo(0.5);
    assertThat(twice.precision(2)).isEqualTo(0.5);
    // 1 + 1/log2(4) of 1 + 1/log2(3)
    assertThat(twice.ndcg(3)).isCloseTo(1.5 / (1 + Math.log(2) / Math.log(3)), EXACT);
  }

  @Test
  void needsSomethingRelevant() {
    assertThatThrownBy(() -> new RankedDocuments(List.of("a"), Map.of("a", 0)))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
