package dev.lakeglass.check;

import dev.lakeglass.check.ClaimCorpus.Example;
import dev.lakeglass.check.claim.JudgedSentence;
import dev.lakeglass.check.evaluate.CheckEvaluation;
import dev.lakeglass.check.text.TokenizedText;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
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
  private static final int WRITTEN_FOLDS = 4;

  /** So that 64 answers count for a tenth of 4,000 made from templates. */
  private static final int WRITTEN_WEIGHT = 8;

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
    printWritten(rows);
    System.out.println("coefficients: " + Arrays.toString(fitAll()));
  }

  /** Sentences of the written answers, those of four questions held out in turn. */
  private static void printWritten(List<Row> corpus) {
    List<Row> written = WrittenAnswers.rows();
    List<Row> held = new ArrayList<>();
    double[] scores = new double[written.size()];
    for (int fold = 0; fold < WRITTEN_FOLDS; fold++) {
      int out = fold;
      List<Row> training = new ArrayList<>(corpus);
      written.stream()
          .filter(row -> row.domain() % WRITTEN_FOLDS != out)
          .forEach(row -> training.addAll(Collections.nCopies(WRITTEN_WEIGHT, row)));
      double[] weights = fit(training);
      for (Row row : written) {
        if (row.domain() % WRITTEN_FOLDS == out) {
          scores[held.size()] = LogisticRegression.probability(weights, row.features());
          held.add(row);
        }
      }
    }
    boolean[] isFalse = new boolean[held.size()];
    for (int index = 0; index < isFalse.length; index++) {
      isFalse[index] = held.get(index).isFalse();
    }
    System.out.println(
        "written, sentences: n=%d AUROC %s"
            .formatted(held.size(), CheckEvaluation.area(scores, isFalse)));
    for (int index = 0; index < isFalse.length; index++) {
      System.out.printf(
          "%s %.2f %s %s%n",
          isFalse[index] ? "FALSE" : "true ",
          scores[index],
          Arrays.toString(held.get(index).features()),
          held.get(index).sentence());
    }
  }

  /** A judged sentence of an example. */
  record Row(Example example, int domain, String sentence, double[] features, boolean isFalse) {}

  /** The coefficients fitted to all domains, intercept first. */
  static double[] fitAll() {
    List<Row> rows = allRows(new ClaimCorpus(SEED));
    WrittenAnswers.rows().forEach(row -> rows.addAll(Collections.nCopies(WRITTEN_WEIGHT, row)));
    return fit(rows);
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

  static AnalyzedAnswer analyzed(Answer answer) {
    return new AnalyzedAnswer(answer, RULES, PROMPTS);
  }

  private static List<Row> rows(Example example) {
    AnalyzedAnswer analyzed = analyzed(example.answer());
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
