package dev.lakeglass.check;

import dev.lakeglass.check.ClaimCorpus.Example;
import dev.lakeglass.check.HaluEval.Part;
import dev.lakeglass.check.HaluEval.Sample;
import dev.lakeglass.check.HaluEval.Task;
import dev.lakeglass.check.claim.ClaimModel;
import dev.lakeglass.check.claim.JudgedSentence;
import dev.lakeglass.check.evaluate.CheckEvaluation;
import dev.lakeglass.check.evaluate.LabelledAnswer;
import dev.lakeglass.check.evaluate.LabelledAnswer.Label;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.ToDoubleFunction;

/**
 * Fits the coefficients of {@link ClaimModel} and prints them, with how well answers that were kept
 * out of the fit are told apart.
 *
 * <p>Three sources count the same: the written answers, answers from templates, and the training
 * part of {@link HaluEval}, of which each task counts a third.
 */
final class ClaimTraining {
  static final long SEED = 11;
  private static final CheckRules RULES = CheckRules.standard();
  private static final KnownTexts TEXTS = new KnownTexts(RULES);
  private static final int EXAMPLES_PER_DOMAIN = 20;
  private static final int FOLDS = 13;

  /** Weight of a source, beside which the ridge of the regression is small. */
  private static final double SOURCE_WEIGHT = 1_000;

  private static final int ROUNDS = 4;

  private ClaimTraining() {}

  /**
   * @param arguments the directory of HaluEval's files; {@code test} after it shows the test part
   *     in place of the validation part
   */
  public static void main(String[] arguments) throws IOException {
    Path directory = Path.of(arguments[0]);
    boolean isTest = arguments.length > 1 && arguments[1].equals("test");
    List<Source> sources = new ArrayList<>(own());
    for (Task task : Task.values()) {
      sources.add(haluEval(directory, task, Part.TRAINING));
    }
    double[] held = heldOutScores(sources, 0);
    print("written answers, four questions held out in turn", sources.get(0).answers(), held);
    print(
        "templates, a domain held out in turn",
        sources.get(1).answers(),
        heldOutScores(sources, 1));
    double[] weights = calibrated(fit(sources), sources.get(0).answers(), held);
    for (Task task : Task.values()) {
      Part part = isTest ? Part.TEST : Part.VALIDATION;
      List<Judged> answers = haluEval(directory, task, part).answers();
      print("HaluEval, " + task + ", " + part, answers, scores(weights, answers));
    }
    System.out.println("coefficients: " + Arrays.toString(weights));
  }

  /**
   * An answer with the features of its sentences.
   *
   * @param topic the question or domain; what shares one is held out together
   */
  record Judged(int topic, boolean isBad, int words, List<double[]> sentences) {}

  /** Answers that count the given weight together. */
  record Source(double weight, List<Judged> answers) {
    Source without(int fold) {
      return new Source(
          weight, answers.stream().filter(answer -> answer.topic() % FOLDS != fold).toList());
    }
  }

  /** The sources of this repository: the written answers, then those from templates. */
  static List<Source> own() {
    return List.of(
        new Source(SOURCE_WEIGHT, WrittenAnswers.judged()), new Source(SOURCE_WEIGHT, templates()));
  }

  private static Source haluEval(Path directory, Task task, Part part) throws IOException {
    List<Judged> answers = new ArrayList<>();
    for (Sample sample : HaluEval.read(directory, task)) {
      if (sample.part() == part) {
        judged(sample.row(), sample.isBad(), sample.answer()).ifPresent(answers::add);
      }
    }
    return new Source(SOURCE_WEIGHT / Task.values().length, answers);
  }

  private static List<Judged> templates() {
    ClaimCorpus corpus = new ClaimCorpus(SEED);
    List<Judged> answers = new ArrayList<>();
    for (int domain = 0; domain < corpus.domains(); domain++) {
      for (Example example : corpus.examples(domain, EXAMPLES_PER_DOMAIN)) {
        judged(domain, example.isFalse(), example.answer()).ifPresent(answers::add);
      }
    }
    return answers;
  }

  /** Nothing if the answer claims nothing. */
  static Optional<Judged> judged(int topic, boolean isBad, Answer answer) {
    List<double[]> sentences =
        UnsupportedClaimsCheck.judgedSentences(new AnalyzedAnswer(answer, RULES, TEXTS)).stream()
            .map(JudgedSentence::features)
            .map(features -> features.toArray())
            .toList();
    int words = answer.outputText().orElse("").split("\\s+").length;
    return sentences.isEmpty()
        ? Optional.empty()
        : Optional.of(new Judged(topic, isBad, words, sentences));
  }

  /**
   * Intercept first. Which sentence is the worst depends on the weights, so they are fitted anew
   * for the sentences that were worst by those before.
   */
  static double[] fit(List<Source> sources) {
    double[] weights = new double[sources.get(0).answers().get(0).sentences().get(0).length + 1];
    Arrays.fill(weights, 1, weights.length, 1);
    for (int round = 0; round < ROUNDS; round++) {
      LogisticRegression regression = new LogisticRegression(weights.length);
      for (Source source : sources) {
        double weight = source.weight() / source.answers().size();
        for (Judged answer : source.answers()) {
          regression.add(pooled(weights, answer), answer.isBad(), weight);
        }
      }
      weights = regression.fit();
    }
    return weights;
  }

  /** The worst sentence's features mixed with the mean of all, as {@link ClaimModel} mixes them. */
  private static double[] pooled(double[] weights, Judged answer) {
    double[] worst = answer.sentences().get(0);
    for (double[] sentence : answer.sentences()) {
      boolean isWorse =
          LogisticRegression.logOdds(weights, sentence)
              > LogisticRegression.logOdds(weights, worst);
      worst = isWorse ? sentence : worst;
    }
    double[] pooled = new double[worst.length];
    for (int index = 0; index < pooled.length; index++) {
      int feature = index;
      double mean =
          answer.sentences().stream().mapToDouble(one -> one[feature]).average().orElseThrow();
      pooled[index] =
          ClaimModel.SHARE_OF_WORST * worst[index] + (1 - ClaimModel.SHARE_OF_WORST) * mean;
    }
    return pooled;
  }

  /**
   * Scales the log odds so that they are right for written answers held out of the fit, half of
   * which are bad.
   */
  private static double[] calibrated(double[] weights, List<Judged> answers, double[] heldOut) {
    LogisticRegression line = new LogisticRegression(2);
    for (int at = 0; at < heldOut.length; at++) {
      line.add(new double[] {heldOut[at]}, answers.get(at).isBad(), SOURCE_WEIGHT);
    }
    double[] scale = line.fit();
    double[] calibrated = Arrays.stream(weights).map(weight -> weight * scale[1]).toArray();
    calibrated[0] += scale[0];
    return calibrated;
  }

  /** Log odds of a source's answers, by models fitted without their topics. */
  private static double[] heldOutScores(List<Source> sources, int of) {
    List<Judged> answers = sources.get(of).answers();
    double[] scores = new double[answers.size()];
    for (int fold = 0; fold < FOLDS; fold++) {
      List<Source> training = new ArrayList<>(sources);
      training.set(of, sources.get(of).without(fold));
      double[] weights = fit(training);
      for (int at = 0; at < scores.length; at++) {
        if (answers.get(at).topic() % FOLDS == fold) {
          scores[at] = LogisticRegression.logOdds(weights, pooled(weights, answers.get(at)));
        }
      }
    }
    return scores;
  }

  private static double[] scores(double[] weights, List<Judged> answers) {
    return answers.stream()
        .mapToDouble(answer -> LogisticRegression.logOdds(weights, pooled(weights, answer)))
        .toArray();
  }

  private static void print(String title, List<Judged> answers, double[] scores) {
    boolean[] isBad = new boolean[scores.length];
    for (int at = 0; at < isBad.length; at++) {
      isBad[at] = answers.get(at).isBad();
    }
    System.out.printf(
        "%s, n=%d: AUROC %s, of length alone %s, of words per sentence %s%n",
        title,
        scores.length,
        CheckEvaluation.area(scores, isBad),
        CheckEvaluation.area(control(answers, Judged::words), isBad),
        CheckEvaluation.area(
            control(answers, answer -> (double) answer.words() / answer.sentences().size()),
            isBad));
  }

  private static double[] control(List<Judged> answers, ToDoubleFunction<Judged> measure) {
    return answers.stream().mapToDouble(measure).toArray();
  }

  static LabelledAnswer labelled(Example example) {
    return new LabelledAnswer(example.answer(), example.isFalse() ? Label.BAD : Label.GOOD);
  }
}
