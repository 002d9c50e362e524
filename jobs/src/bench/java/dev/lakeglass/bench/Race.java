package dev.lakeglass.bench;

import dev.lakeglass.bench.Runner.Measured;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;

/**
 * Several contenders at one job: each in a process of its own, warmed up, then by turns, so that
 * what else the machine does hits all alike. The first is ours; ratios are of the runs of one turn.
 */
final class Race {
  private static final String[] OPTIONS = {"-XX:+UseParallelGC", "-Xms3g", "-Xmx3g"};

  private final String title;
  private final List<String> contenders;
  private final Path input;
  private final Path work;
  private final long rawBytes;
  private final long spans;
  private final Map<String, List<Measured>> measured = new LinkedHashMap<>();

  /**
   * @param job what the names of the contenders begin with
   * @param sides what they end with, ours first
   * @param megabytes uncompressed size of the input, which is made if it is not there
   */
  Race(String job, List<String> sides, int megabytes, boolean isPacked, boolean isWarm, Path work)
      throws IOException {
    String kind = isPacked ? "gzip" : "plain";
    this.title = "%d MB %s, %s".formatted(megabytes, kind, isWarm ? "warm" : "cold");
    this.contenders = sides.stream().map(side -> job + "-" + side).toList();
    this.work = work;
    this.rawBytes = megabytes * 1_000_000L;
    this.input =
        TraceLogs.write(
            work.resolve("traces-%d-%s".formatted(megabytes, kind)), rawBytes, isPacked);
    this.spans =
        Long.parseLong(Work.query("select count(*) from (" + DuckDecode.spans(input) + ")"));
  }

  /** Runs by turns in warm processes; returns the rows of a table in Markdown. */
  String warm(int warmups, int turns, Function<Path, String> workOf) throws IOException {
    Map<String, Runner> runners = new LinkedHashMap<>();
    try {
      for (String contender : contenders) {
        Runner runner = new Runner(contender, input, out(contender), OPTIONS);
        runners.put(contender, runner);
        for (int i = 0; i < warmups; i++) {
          runner.run();
        }
      }
      for (int turn = 0; turn < turns; turn++) {
        for (Map.Entry<String, Runner> runner : runners.entrySet()) {
          add(runner.getKey(), runner.getValue().run());
        }
      }
    } finally {
      for (Runner runner : runners.values()) {
        runner.close();
      }
    }
    return rows(workOf);
  }

  /** Runs by turns, each in a new process; its start counts. */
  String cold(int turns, Function<Path, String> workOf) throws IOException {
    for (int turn = 0; turn < turns; turn++) {
      for (String contender : contenders) {
        long start = System.nanoTime();
        try (Runner runner = new Runner(contender, input, out(contender), OPTIONS)) {
          Measured run = runner.run();
          long wall = System.nanoTime() - start;
          add(
              contender,
              new Measured(wall, run.totalCpuNanos(), run.totalCpuNanos(), run.peakKilobytes()));
        }
      }
    }
    return rows(workOf);
  }

  private Path out(String contender) {
    return work.resolve("out-" + contender);
  }

  private void add(String contender, Measured run) {
    measured.computeIfAbsent(contender, name -> new ArrayList<>()).add(run);
    Report.progress(
        "%s: %s %.2f s wall, %.2f s processor"
            .formatted(title, contender, run.wallNanos() / 1e9, run.cpuNanos() / 1e9));
  }

  /** One row per contender, once all have done the same work; what they wrote is deleted. */
  private String rows(Function<Path, String> workOf) throws IOException {
    Map<String, String> done = new LinkedHashMap<>();
    contenders.forEach(contender -> done.put(contender, workOf.apply(out(contender))));
    Work.requireEqual(done);
    StringBuilder rows = new StringBuilder();
    List<Measured> ours = measured.get(contenders.get(0));
    for (String contender : contenders) {
      List<Measured> runs = measured.get(contender);
      double wall = median(runs, Measured::wallNanos) / 1e9;
      double cpu = median(runs, Measured::cpuNanos) / 1e9;
      long peak = runs.stream().mapToLong(Measured::peakKilobytes).max().orElse(0);
      rows.append(
          String.format(
              Locale.ROOT,
              "| %s | %s | %.2f | %.0f | %,.0f | %.1f | %,.0f | %.1f | %s | %s |%n",
              title,
              contender,
              wall,
              rawBytes / 1e6 / wall,
              spans / wall,
              cpu / (rawBytes / 1e9),
              peak / 1024.0,
              Folders.bytes(out(contender)) / 1e6,
              contender.equals(contenders.get(0)) ? "1" : ratio(runs, ours, Measured::wallNanos),
              contender.equals(contenders.get(0)) ? "1" : ratio(runs, ours, Measured::cpuNanos)));
    }
    for (String contender : contenders) {
      Folders.delete(out(contender));
    }
    return rows.toString();
  }

  private static double median(List<Measured> runs, ToDoubleFunction<Measured> of) {
    return median(runs.stream().mapToDouble(of).sorted().toArray());
  }

  private static double median(double[] sorted) {
    return (sorted[(sorted.length - 1) / 2] + sorted[sorted.length / 2]) / 2;
  }

  /** How many times as long as ours it took: median and range over the turns. */
  private static String ratio(
      List<Measured> runs, List<Measured> ours, ToDoubleFunction<Measured> of) {
    double[] ratios = new double[runs.size()];
    for (int i = 0; i < ratios.length; i++) {
      ratios[i] = of.applyAsDouble(runs.get(i)) / of.applyAsDouble(ours.get(i));
    }
    Arrays.sort(ratios);
    return String.format(
        Locale.ROOT, "%.2f (%.2f–%.2f)", median(ratios), ratios[0], ratios[ratios.length - 1]);
  }
}
