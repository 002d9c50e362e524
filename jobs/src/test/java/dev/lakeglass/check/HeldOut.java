package dev.lakeglass.check;

import dev.lakeglass.check.ClaimTraining.Row;
import dev.lakeglass.check.evaluate.CheckEvaluation;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Prints how well held-out answers were told apart. */
final class HeldOut {
  private static final int WORST_SHOWN = 25;

  private record Scored(double score, Row row) {}

  private final Map<Integer, List<Scored>> byAnswer = new LinkedHashMap<>();

  void add(double[] weights, List<Row> rows) {
    for (Row row : rows) {
      byAnswer
          .computeIfAbsent(row.answer(), number -> new ArrayList<>())
          .add(new Scored(LogisticRegression.probability(weights, row.features()), row));
    }
  }

  void print(String title) {
    List<List<Scored>> answers = List.copyOf(byAnswer.values());
    boolean[] isBad = new boolean[answers.size()];
    double[] worst = new double[isBad.length];
    double[] any = new double[isBad.length];
    double[] two = new double[isBad.length];
    for (int index = 0; index < isBad.length; index++) {
      List<Scored> scored = answers.get(index);
      isBad[index] = scored.get(0).row().isOfBadAnswer();
      double none = 1;
      double[] sorted = scored.stream().mapToDouble(s -> -s.score()).sorted().toArray();
      for (Scored one : scored) {
        none *= 1 - one.score();
      }
      worst[index] = -sorted[0];
      any[index] = 1 - none;
      two[index] = 1 - (1 + sorted[0]) * (sorted.length > 1 ? 1 + sorted[1] : 1);
    }
    System.out.println(title + ", n=" + isBad.length);
    System.out.println("  worst sentence  " + CheckEvaluation.area(worst, isBad));
    System.out.println("  two worst       " + CheckEvaluation.area(two, isBad));
    System.out.println("  any sentence    " + CheckEvaluation.area(any, isBad));
    for (double threshold : new double[] {0.25, 0.3, 0.35, 0.4, 0.45, 0.5, 0.6, 0.7}) {
      printThreshold(worst, isBad, threshold);
    }
    printWorst(answers);
  }

  private static void printThreshold(double[] scores, boolean[] isBad, double threshold) {
    int failed = 0;
    int hits = 0;
    int bad = 0;
    for (int index = 0; index < scores.length; index++) {
      boolean isFailed = scores[index] > threshold;
      failed += isFailed ? 1 : 0;
      hits += isFailed && isBad[index] ? 1 : 0;
      bad += isBad[index] ? 1 : 0;
    }
    System.out.printf(
        "  above %.2f: precision %.3f, recall %.3f, false alarms %.3f%n",
        threshold,
        (double) hits / failed,
        (double) hits / bad,
        (double) (failed - hits) / (scores.length - bad));
  }

  private static void printWorst(List<List<Scored>> answers) {
    answers.stream()
        .flatMap(List::stream)
        .filter(scored -> !scored.row().isFalse())
        .sorted((one, other) -> Double.compare(other.score(), one.score()))
        .limit(WORST_SHOWN)
        .forEach(
            scored -> System.out.printf("  %.2f %s%n", scored.score(), scored.row().sentence()));
  }
}
