package dev.lakeglass.check;

import dev.lakeglass.check.ClaimCorpus.Example;
import dev.lakeglass.check.claim.JudgedSentence;
import dev.lakeglass.check.text.TokenizedText;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Fits the coefficients of {@link dev.lakeglass.check.claim.ClaimModel} and prints them, after
 * leave-two-domains-out predictions that no document or template of the predicted domain had a part
 * in.
 */
final class ClaimTraining {
  static final long SEED = 11;
  private static final CheckRules RULES = CheckRules.standard();
  private static final SystemPrompts PROMPTS = new SystemPrompts(RULES);
  private static final int EXAMPLES_PER_DOMAIN = 400;
  private static final int FOLDS = 5;

  private ClaimTraining() {}

  public static void main(String[] arguments) {
    ClaimCorpus corpus = new ClaimCorpus(SEED);
    List<Row> rows = allRows(corpus);
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

  /** The coefficients fitted to all domains, intercept first. */
  static double[] fitAll() {
    return fit(allRows(new ClaimCorpus(SEED)));
  }

  private static List<Row> allRows(ClaimCorpus corpus) {
    List<Row> rows = new ArrayList<>();
    for (int domain = 0; domain < corpus.domains(); domain++) {
      for (Example example : corpus.examples(domain, EXAMPLES_PER_DOMAIN)) {
        rows.addAll(rows(example));
      }
    }
    return rows;
  }

  private static double[] fit(List<Row> rows) {
    return LogisticRegression.fit(
        rows.stream().map(Row::features).toList(), rows.stream().map(Row::isFalse).toList());
  }

  private static List<Row> rows(Example example) {
    AnalyzedAnswer analyzed = new AnalyzedAnswer(example.answer(), RULES, PROMPTS);
    TokenizedText answer = analyzed.output();
    List<Row> rows = new ArrayList<>();
    for (JudgedSentence judged : UnsupportedClaimsCheck.judgedSentences(analyzed)) {
      String sentence = answer.sentence(judged.sentence());
      boolean isFalse =
          example.sentences().stream()
              .anyMatch(made -> made.isFalse() && made.text().contains(sentence));
      double[] features = judged.features().toArray();
      rows.add(new Row(example, example.domain(), sentence, features, isFalse));
    }
    return rows;
  }
}
