package dev.lakeglass.check;

import dev.lakeglass.check.ClaimCorpus.Example;
import dev.lakeglass.check.HaluEval.Part;
import dev.lakeglass.check.HaluEval.Sample;
import dev.lakeglass.check.HaluEval.Task;
import dev.lakeglass.check.claim.ClaimModel;
import dev.lakeglass.check.claim.JudgedSentence;
import dev.lakeglass.check.evaluate.CheckEvaluation;
import dev.lakeglass.check.text.TokenizedText;
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
 * <p>Fitted are sentences, each wrong or right: those of the answers to tasks count two thirds,
 * each of their three authors the same, those about documents and those from templates a sixth
 * each. Then slope and intercept of the answers are fitted to what models that were fitted without
 * their topics say of them.
 */
final class ClaimTraining {
  static final long SEED = 11;
  private static final CheckRules RULES = CheckRules.standard();
  private static final KnownTexts TEXTS = new KnownTexts(RULES);
  private static final int EXAMPLES_PER_DOMAIN = 20;
  private static final int FOLDS = 12;
  private static final int AUTHORS_OF_TASKS = 3;

  /** Weight of a source, beside which the ridge of the regression is small. */
  private static final double SOURCE_WEIGHT = 1_000;

  private ClaimTraining() {}

  /**
   * @param arguments nothing, or the directory of HaluEval's files, whose validation part is then
   *     judged as well; {@code test} after it shows the test part in place of the validation part
   */
  public static void main(String[] arguments) throws IOException {
    List<Source> sources = sources();
    List<double[]> held = heldOutScores(sources);
    for (int source = 0; source < sources.size(); source++) {
      List<Judged> answers = sources.get(source).answers();
      print(sources.get(source).name() + ", topics held out in turn", answers, held.get(source));
      printTasks(answers, held.get(source));
    }
    List<Source> ofTasks = sources.subList(0, AUTHORS_OF_TASKS);
    printTogether("answers to tasks, topics held out in turn", ofTasks, held);
    List<double[]> ofOthers = new ArrayList<>();
    for (int author = 0; author < AUTHORS_OF_TASKS; author++) {
      List<Source> others = new ArrayList<>(sources);
      List<Judged> answers = others.remove(author).answers();
      ofOthers.add(scores(fit(others), answers));
      print(ofTasks.get(author).name() + ", author held out", answers, ofOthers.get(author));
      printTasks(answers, ofOthers.get(author));
    }
    printTogether("answers to tasks, authors held out in turn", ofTasks, ofOthers);
    double[] weights = fit(sources);
    System.out.println("sentences: " + Arrays.toString(weights));
    System.out.println("answers: " + Arrays.toString(line(sources, held)));
    if (arguments.length > 0) {
      Part part = arguments.length > 1 && arguments[1].equals("test") ? Part.TEST : Part.VALIDATION;
      for (Task task : Task.values()) {
        List<Judged> answers = haluEval(Path.of(arguments[0]), task, part);
        print("HaluEval, " + task + ", " + part, answers, scores(weights, answers));
      }
    }
  }

  /** Characters {@code from} to {@code end} − 1 of an answer. */
  record Span(int from, int end) {}

  /**
   * @param number of the question or domain; what shares one is held out together
   * @param task what was asked for; may be empty
   */
  record Topic(int number, String task) {}

  /** The features of a sentence. */
  record Claim(double[] features, boolean isFalse) {}

  /** An answer with its sentences, one or more. */
  record Judged(Topic topic, boolean isBad, int words, List<Claim> claims) {}

  /** Answers whose sentences count the given weight together. */
  record Source(String name, double weight, List<Judged> answers) {
    Source without(int fold) {
      return new Source(
          name,
          weight,
          answers.stream().filter(answer -> answer.topic().number() % FOLDS != fold).toList());
    }
  }

  /** All of them are our own. */
  static List<Source> sources() {
    List<Source> sources = new ArrayList<>();
    for (List<Judged> answers : WrittenAnswers.ofTasks()) {
      String name = "answers to tasks, author " + (sources.size() + 1);
      sources.add(new Source(name, 4 * SOURCE_WEIGHT / AUTHORS_OF_TASKS, answers));
    }
    sources.add(
        new Source("answers about documents", SOURCE_WEIGHT, WrittenAnswers.aboutDocuments()));
    sources.add(new Source("templates", SOURCE_WEIGHT, templates()));
    return sources;
  }

  private static List<Judged> haluEval(Path directory, Task task, Part part) throws IOException {
    List<Judged> answers = new ArrayList<>();
    for (Sample sample : HaluEval.read(directory, task)) {
      if (sample.part() == part) {
        Topic topic = new Topic(sample.row(), task.name());
        judged(topic, sample.isBad(), sample.answer(), List.of()).ifPresent(answers::add);
      }
    }
    return answers;
  }

  private static List<Judged> templates() {
    ClaimCorpus corpus = new ClaimCorpus(SEED);
    List<Judged> answers = new ArrayList<>();
    for (int domain = 0; domain < corpus.domains(); domain++) {
      for (Example example : corpus.examples(domain, EXAMPLES_PER_DOMAIN)) {
        Topic topic = new Topic(domain, "");
        judged(topic, example.isFalse(), example.answer(), example.falseSpans())
            .ifPresent(answers::add);
      }
    }
    return answers;
  }

  /** Nothing if the answer claims nothing. */
  static Optional<Judged> judged(Topic topic, boolean isBad, Answer answer, List<Span> wrong) {
    AnalyzedAnswer analyzed = new AnalyzedAnswer(answer, RULES, TEXTS);
    List<Claim> claims = new ArrayList<>();
    for (JudgedSentence sentence : UnsupportedClaimsCheck.judgedSentences(analyzed)) {
      boolean isFalse = touches(analyzed.output(), sentence.sentence(), wrong);
      claims.add(new Claim(sentence.features().toArray(), isFalse));
    }
    int words = answer.outputText().orElse("").split("\\s+").length;
    return claims.isEmpty()
        ? Optional.empty()
        : Optional.of(new Judged(topic, isBad, words, List.copyOf(claims)));
  }

  private static boolean touches(TokenizedText text, int sentence, List<Span> spans) {
    int from = text.start(text.firstToken(sentence));
    int end = text.sentenceEnd(sentence);
    return spans.stream().anyMatch(span -> span.from() < end && span.end() > from);
  }

  /** Intercept first. */
  static double[] fit(List<Source> sources) {
    int size = sources.get(0).answers().get(0).claims().get(0).features().length + 1;
    LogisticRegression regression = new LogisticRegression(size);
    for (Source source : sources) {
      List<Claim> claims =
          source.answers().stream().flatMap(answer -> answer.claims().stream()).toList();
      for (Claim claim : claims) {
        regression.add(claim.features(), claim.isFalse(), source.weight() / claims.size());
      }
    }
    return regression.fit();
  }

  /**
   * Intercept and slope that make the scores of written answers, the last source aside, log odds.
   */
  private static double[] line(List<Source> sources, List<double[]> scores) {
    LogisticRegression line = new LogisticRegression(2);
    for (int source = 0; source < sources.size() - 1; source++) {
      List<Judged> answers = sources.get(source).answers();
      for (int at = 0; at < answers.size(); at++) {
        double[] score = {scores.get(source)[at]};
        line.add(score, answers.get(at).isBad(), SOURCE_WEIGHT / answers.size());
      }
    }
    return line.fit();
  }

  /** Scores of the answers of each source, by models fitted without a twelfth of all topics. */
  private static List<double[]> heldOutScores(List<Source> sources) {
    List<double[]> scores = new ArrayList<>();
    sources.forEach(source -> scores.add(new double[source.answers().size()]));
    for (int fold = 0; fold < FOLDS; fold++) {
      int without = fold;
      double[] weights = fit(sources.stream().map(source -> source.without(without)).toList());
      for (int source = 0; source < scores.size(); source++) {
        List<Judged> answers = sources.get(source).answers();
        for (int at = 0; at < answers.size(); at++) {
          if (answers.get(at).topic().number() % FOLDS == fold) {
            scores.get(source)[at] = score(weights, answers.get(at));
          }
        }
      }
    }
    return scores;
  }

  private static double score(double[] weights, Judged answer) {
    return ClaimModel.standsOut(
        answer.claims().stream()
            .mapToDouble(claim -> LogisticRegression.logOdds(weights, claim.features()))
            .toArray());
  }

  private static double[] scores(double[] weights, List<Judged> answers) {
    return answers.stream().mapToDouble(answer -> score(weights, answer)).toArray();
  }

  private static void printTogether(String title, List<Source> sources, List<double[]> scores) {
    List<Judged> answers = new ArrayList<>();
    List<double[]> own = scores.subList(0, sources.size());
    sources.forEach(source -> answers.addAll(source.answers()));
    double[] all = own.stream().flatMapToDouble(Arrays::stream).toArray();
    print(title, answers, all);
    printTasks(answers, all);
  }

  private static void printTasks(List<Judged> answers, double[] scores) {
    List<String> tasks = answers.stream().map(answer -> answer.topic().task()).distinct().toList();
    for (String task : tasks) {
      List<Judged> own = new ArrayList<>();
      List<Double> ownScores = new ArrayList<>();
      for (int at = 0; at < scores.length; at++) {
        if (answers.get(at).topic().task().equals(task)) {
          own.add(answers.get(at));
          ownScores.add(scores[at]);
        }
      }
      if (tasks.size() > 1) {
        print("  " + task, own, ownScores.stream().mapToDouble(Double::doubleValue).toArray());
      }
    }
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
            control(answers, answer -> (double) answer.words() / answer.claims().size()), isBad));
  }

  private static double[] control(List<Judged> answers, ToDoubleFunction<Judged> measure) {
    return answers.stream().mapToDouble(measure).toArray();
  }
}
