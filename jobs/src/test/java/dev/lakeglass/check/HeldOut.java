package dev.lakeglass.check;

import dev.lakeglass.check.ClaimCorpus.Example;
import dev.lakeglass.check.ClaimTraining.Row;
import dev.lakeglass.check.evaluate.CheckEvaluation;
import dev.lakeglass.check.evaluate.Interval;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

/** Prints how well held-out answers were told apart, per answer and per domain. */
final class HeldOut {
  private HeldOut() {}

  static void print(ClaimCorpus corpus, List<Row> rows, List<Double> scores) {
    Map<Example, Double> worst = new IdentityHashMap<>();
    Map<Example, Row> worstRow = new IdentityHashMap<>();
    for (int index = 0; index < rows.size(); index++) {
      Example example = rows.get(index).example();
      if (scores.get(index) > worst.getOrDefault(example, -1.0)) {
        worst.put(example, scores.get(index));
        worstRow.put(example, rows.get(index));
      }
    }
    Map<String, List<double[]>> byDomain = new HashMap<>();
    Map<String, Integer> mistakes = new HashMap<>();
    worst.forEach(
        (example, score) -> {
          double label = example.isFalse() ? 1 : 0;
          double[] point = {score, label, example.text().split(" ").length};
          byDomain
              .computeIfAbsent(corpus.domainName(example.domain()), k -> new ArrayList<>())
              .add(point);
          byDomain.computeIfAbsent("(all)", k -> new ArrayList<>()).add(point);
          if (score > 0.5 != example.isFalse()) {
            String kind = example.isFalse() ? "missed: " : "false alarm: ";
            String text =
                example.isFalse()
                    ? example.sentences().stream()
                        .filter(s -> s.isFalse())
                        .findFirst()
                        .orElseThrow()
                        .text()
                    : worstRow.get(example).sentence();
            mistakes.merge(kind + text.replaceAll("[0-9]+", "#"), 1, Integer::sum);
          }
        });
    byDomain.forEach(
        (domain, points) ->
            System.out.printf(
                "%-12s n=%d AUROC %s, of length %s, accuracy %.3f%n",
                domain, points.size(), area(points, 0), area(points, 2), accuracy(points)));
    for (double threshold : new double[] {0.2, 0.25, 0.3, 0.35, 0.4, 0.5, 0.6}) {
      printThreshold(byDomain.get("(all)"), threshold);
    }
    mistakes.entrySet().stream()
        .sorted((a, b) -> b.getValue() - a.getValue())
        .limit(45)
        .forEach(entry -> System.out.println(entry.getValue() + "x " + entry.getKey()));
  }

  private static void printThreshold(List<double[]> points, double threshold) {
    long failed = points.stream().filter(point -> point[0] > threshold).count();
    long hits = points.stream().filter(point -> point[0] > threshold && point[1] > 0.5).count();
    long bad = points.stream().filter(point -> point[1] > 0.5).count();
    System.out.printf(
        "threshold %.2f: precision %.3f, recall %.3f%n",
        threshold, (double) hits / failed, (double) hits / bad);
  }

  private static double accuracy(List<double[]> points) {
    return points.stream().filter(point -> point[0] > 0.5 == point[1] > 0.5).count()
        / (double) points.size();
  }

  private static Interval area(List<double[]> points, int column) {
    double[] scores = points.stream().mapToDouble(point -> point[column]).toArray();
    boolean[] isBad = new boolean[scores.length];
    for (int index = 0; index < isBad.length; index++) {
      isBad[index] = points.get(index)[1] > 0.5;
    }
    return CheckEvaluation.area(scores, isBad);
  }
}
