package dev.lakeglass.check;

import dev.lakeglass.check.ClaimCorpus.Example;
import dev.lakeglass.check.claim.JudgedSentence;
import dev.lakeglass.check.text.TokenizedText;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Fits the coefficients of {@link dev.lakeglass.check.claim.ClaimModel} and prints them, after how
 * well answers to questions held out of the fit are told apart.
 */
final class ClaimTraining {
  static final long SEED = 11;
  private static final CheckRules RULES = CheckRules.standard();
  private static final SystemPrompts PROMPTS = new SystemPrompts(RULES);

  /** So that 200 answers from templates stand beside 208 written ones. */
  private static final int EXAMPLES_PER_DOMAIN = 20;

  private static final int TEST_EXAMPLES_PER_DOMAIN = 400;
  private static final int CORPUS_FOLDS = 5;
  private static final int WRITTEN_FOLDS = 13;

  private ClaimTraining() {}

  public static void main(String[] arguments) {
    List<Row> written = WrittenAnswers.rows();
    List<Row> corpus = corpusRows(EXAMPLES_PER_DOMAIN);
    HeldOut answers = new HeldOut();
    for (int fold = 0; fold < WRITTEN_FOLDS; fold++) {
      int held = fold;
      List<Row> training = without(written, WRITTEN_FOLDS, held);
      training.addAll(corpus);
      answers.add(fit(training), only(written, WRITTEN_FOLDS, held));
    }
    answers.print("written answers, four questions held out in turn");
    HeldOut templates = new HeldOut();
    List<Row> many = corpusRows(TEST_EXAMPLES_PER_DOMAIN);
    for (int fold = 0; fold < CORPUS_FOLDS; fold++) {
      List<Row> training = without(corpus, CORPUS_FOLDS, fold);
      training.addAll(written);
      templates.add(fit(training), only(many, CORPUS_FOLDS, fold));
    }
    templates.print("templates, two domains held out in turn");
    System.out.println("coefficients: " + Arrays.toString(fitAll()));
  }

  /**
   * A judged sentence of an answer.
   *
   * @param answer number of the answer
   * @param topic the question or domain; what shares one is held out together
   */
  record Row(
      int answer,
      int topic,
      boolean isOfBadAnswer,
      String sentence,
      double[] features,
      boolean isFalse) {}

  /** The coefficients fitted to everything, intercept first. */
  static double[] fitAll() {
    List<Row> rows = corpusRows(EXAMPLES_PER_DOMAIN);
    rows.addAll(WrittenAnswers.rows());
    return fit(rows);
  }

  private static List<Row> without(List<Row> rows, int folds, int fold) {
    return new ArrayList<>(rows.stream().filter(row -> row.topic() % folds != fold).toList());
  }

  private static List<Row> only(List<Row> rows, int folds, int fold) {
    return rows.stream().filter(row -> row.topic() % folds == fold).toList();
  }

  private static double[] fit(List<Row> rows) {
    return LogisticRegression.fit(
        rows.stream().map(Row::features).toList(), rows.stream().map(Row::isFalse).toList());
  }

  static AnalyzedAnswer analyzed(Answer answer) {
    return new AnalyzedAnswer(answer, RULES, PROMPTS);
  }

  private static List<Row> corpusRows(int examplesPerDomain) {
    ClaimCorpus corpus = new ClaimCorpus(SEED);
    List<Row> rows = new ArrayList<>();
    int number = 0;
    for (int domain = 0; domain < corpus.domains(); domain++) {
      for (Example example : corpus.examples(domain, examplesPerDomain)) {
        rows.addAll(rows(example, number));
        number++;
      }
    }
    return rows;
  }

  private static List<Row> rows(Example example, int number) {
    AnalyzedAnswer analyzed = analyzed(example.answer());
    TokenizedText answer = analyzed.output();
    List<Row> rows = new ArrayList<>();
    for (JudgedSentence judged : UnsupportedClaimsCheck.judgedSentences(analyzed)) {
      String sentence = answer.sentence(judged.sentence());
      boolean isFalse =
          example.sentences().stream()
              .anyMatch(made -> made.isFalse() && made.text().contains(sentence));
      rows.add(
          new Row(
              number,
              example.domain(),
              example.isFalse(),
              sentence,
              judged.features().toArray(),
              isFalse));
    }
    return rows;
  }
}
