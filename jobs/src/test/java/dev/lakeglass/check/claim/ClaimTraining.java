package dev.lakeglass.check.claim;

import dev.lakeglass.check.claim.ClaimCorpus.Example;
import dev.lakeglass.check.text.TokenizedText;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

/**
 * Fits the coefficients of {@link ClaimModel} and prints them, after leave-two-domains-out
 * predictions that no document or template of the predicted domain had a part in.
 */
final class ClaimTraining {
  static final long SEED = 11;
  private static final int EXAMPLES_PER_DOMAIN = 400;
  private static final int FOLDS = 5;

  private ClaimTraining() {}

  public static void main(String[] arguments) {
    ClaimCorpus corpus = new ClaimCorpus(SEED);
    List<Row> rows = new ArrayList<>();
    for (int domain = 0; domain < corpus.domains(); domain++) {
      for (Example example : corpus.examples(domain, EXAMPLES_PER_DOMAIN)) {
        rows.addAll(rows(example));
      }
    }
    List<Row> predicted = new ArrayList<>();
    List<Double> scores = new ArrayList<>();
    for (int fold = 0; fold < FOLDS; fold++) {
      int held = fold;
      List<Row> training = rows.stream().filter(row -> row.domain() % FOLDS != held).toList();
      double[] weights = fit(training);
      rows.stream()
          .filter(row -> row.domain() % FOLDS == held)
          .forEach(
              row -> {
                predicted.add(row);
                scores.add(LogisticRegression.probability(weights, row.features()));
              });
    }
    HeldOut.print(corpus, predicted, scores);
    System.out.println("coefficients: " + Arrays.toString(fit(rows)));
  }

  /** A judged sentence of an example. */
  record Row(Example example, int domain, String sentence, double[] features, boolean isFalse) {}

  private static double[] fit(List<Row> rows) {
    return LogisticRegression.fit(
        rows.stream().map(Row::features).toList(), rows.stream().map(Row::isFalse).toList());
  }

  static List<Row> rows(Example example) {
    TokenizedText answer = TokenizedText.of(example.text());
    List<Row> rows = new ArrayList<>();
    for (JudgedSentence judged : new ClaimJudge(answer, example.context()).judge(Set.of())) {
      String sentence = answer.sentence(judged.sentence());
      boolean isFalse =
          example.sentences().stream()
              .anyMatch(made -> made.isFalse() && made.text().contains(sentence));
      rows.add(new Row(example, example.domain(), sentence, judged.features().toArray(), isFalse));
    }
    return rows;
  }
}
