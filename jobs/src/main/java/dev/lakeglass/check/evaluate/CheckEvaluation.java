package dev.lakeglass.check.evaluate;

import dev.lakeglass.check.CheckResult;
import dev.lakeglass.check.NamedResult;
import dev.lakeglass.check.OutputCheck;
import dev.lakeglass.check.OutputChecks;
import dev.lakeglass.check.Verdict;
import dev.lakeglass.check.evaluate.LabelledAnswer.Label;
import dev.lakeglass.job.JobException;
import dev.lakeglass.job.JobException.Category;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * Measures a check against labels.
 *
 * <p>Answers the check does not apply to, or cannot judge, are counted and left out. Where the
 * check has no score, fail counts as 1 and pass as 0. The control is the answer's length alone: a
 * check that does not beat it has learnt to count words.
 */
public final class CheckEvaluation {
  private final OutputChecks checks;

  public CheckEvaluation(OutputChecks checks) {
    this.checks = checks;
  }

  /**
   * @throws JobException if no check has the name
   */
  public Evaluation evaluate(String checkName, List<LabelledAnswer> answers) {
    requireKnown(checkName);
    List<Judged> judged = new ArrayList<>();
    int notApplicable = 0;
    int errors = 0;
    for (LabelledAnswer labelled : answers) {
      CheckResult result = judge(checkName, labelled);
      switch (result.verdict()) {
        case PASS, FAIL -> judged.add(Judged.of(labelled, result));
        case NOT_APPLICABLE -> notApplicable++;
        case ERROR -> errors++;
      }
    }
    return measure(checkName, judged, notApplicable, errors);
  }

  private void requireKnown(String checkName) {
    List<String> names = checks.checks().stream().map(OutputCheck::name).toList();
    if (!names.contains(checkName)) {
      throw new JobException(
          Category.CONFIG,
          "Cannot evaluate \"%s\": expected one of %s".formatted(checkName, names));
    }
  }

  private CheckResult judge(String checkName, LabelledAnswer labelled) {
    return checks.run(labelled.answer()).stream()
        .filter(result -> result.checkName().equals(checkName))
        .findFirst()
        .map(NamedResult::result)
        .orElseThrow();
  }

  private record Judged(boolean isBad, boolean isFailed, double score, double length) {
    static Judged of(LabelledAnswer labelled, CheckResult result) {
      boolean isFailed = result.verdict() == Verdict.FAIL;
      double score = result.score() == null ? (isFailed ? 1 : 0) : result.score();
      String text = labelled.answer().outputText().orElse("");
      return new Judged(labelled.label() == Label.BAD, isFailed, score, text.split("\\s+").length);
    }
  }

  private static Evaluation measure(
      String checkName, List<Judged> judged, int notApplicable, int errors) {
    int bad = (int) judged.stream().filter(Judged::isBad).count();
    return new Evaluation(
        checkName,
        judged.size(),
        bad,
        notApplicable,
        errors,
        Bootstrap.interval(judged.size(), weights -> Counts.of(judged, weights).precision()),
        Bootstrap.interval(judged.size(), weights -> Counts.of(judged, weights).badShare()),
        Bootstrap.interval(judged.size(), weights -> Counts.of(judged, weights).recall()),
        Bootstrap.interval(judged.size(), weights -> Counts.of(judged, weights).f1()),
        area(judged, Judged::score),
        area(judged, Judged::length));
  }

  private static Interval area(List<Judged> judged, ToDoubleFunction<Judged> score) {
    boolean[] isBad = new boolean[judged.size()];
    for (int index = 0; index < isBad.length; index++) {
      isBad[index] = judged.get(index).isBad();
    }
    return area(judged.stream().mapToDouble(score).toArray(), isBad);
  }

  /** Area under the ROC curve of scores of which higher ones should belong to bad answers. */
  public static Interval area(double[] scores, boolean[] isBad) {
    RankedScores ranked = new RankedScores(scores, isBad);
    return Bootstrap.interval(ranked.size(), ranked::area);
  }

  private record Counts(int all, int hits, int falseAlarms, int misses) {
    static Counts of(List<Judged> judged, int[] weights) {
      int all = 0;
      int hits = 0;
      int falseAlarms = 0;
      int misses = 0;
      for (int index = 0; index < weights.length; index++) {
        Judged one = judged.get(index);
        all += weights[index];
        hits += one.isBad() && one.isFailed() ? weights[index] : 0;
        falseAlarms += !one.isBad() && one.isFailed() ? weights[index] : 0;
        misses += one.isBad() && !one.isFailed() ? weights[index] : 0;
      }
      return new Counts(all, hits, falseAlarms, misses);
    }

    double precision() {
      return (double) hits / (hits + falseAlarms);
    }

    double badShare() {
      return (double) (hits + misses) / all;
    }

    double recall() {
      return (double) hits / (hits + misses);
    }

    double f1() {
      return 2.0 * hits / (2.0 * hits + falseAlarms + misses);
    }
  }
}
