package dev.lakeglass.bench;

import dev.lakeglass.drift.Histogram;
import dev.lakeglass.drift.JensenShannonDistance;
import dev.lakeglass.drift.KolmogorovSmirnov;
import dev.lakeglass.drift.PopulationStabilityIndex;
import dev.lakeglass.drift.Sides;
import dev.lakeglass.drift.TwoProportionTest;
import dev.lakeglass.sketch.MetricState;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.DoubleSupplier;

/**
 * Drift statistics against Evidently's on the same columns, each from the values in memory to the
 * number. Where the definitions agree the numbers have to.
 */
final class DriftRace {
  private static final Path SCRIPT =
      Path.of("jobs", "src", "bench", "python", "evidently_statistics.py");
  private static final int REPEATS = 15;
  private static final double TOLERANCE = 1e-9;
  private static final List<String> MODELS =
      List.of("gpt-4.1", "gpt-4.1-mini", "claude-sonnet", "nova-lite", "mistral-small");

  /** How Evidently's number becomes ours; empty where the definitions differ, with the reason. */
  private record Rule(double factor, String difference) {
    boolean isSame() {
      return difference.isEmpty();
    }
  }

  private static final Map<String, Rule> RULES =
      Map.of(
          "ks_statistic", new Rule(1, ""),
          "js_distance_model", new Rule(1 / Math.sqrt(Math.log(2)), ""),
          "z_p_value_error", new Rule(1, ""),
          "ks_p_value",
              new Rule(
                  1,
                  "Evidently: SciPy's finite-sample law of n·m/(n+m) values; ours: Kolmogorov's limit"),
          "psi_model",
              new Rule(1, "ours adds half a count to every bin, Evidently only mends empty ones"),
          "psi_duration",
              new Rule(1, "bins: ours tenths of the baseline, Evidently's Sturges of both"),
          "js_distance_duration",
              new Rule(
                  1 / Math.sqrt(Math.log(2)),
                  "bins: ours tenths of the baseline, Evidently's Sturges of both"));

  /** A column set as calls have it; durations in whole steps, so that sketches hold all of them. */
  private static final class Columns {
    private final double[] durations;
    private final String[] models;
    private final boolean[] errors;

    Columns(int rows, double scale, double errorShare, long seed) {
      Random random = new Random(seed);
      durations = new double[rows];
      models = new String[rows];
      errors = new boolean[rows];
      for (int i = 0; i < rows; i++) {
        durations[i] =
            Math.min(4_000, 10 * Math.round(scale * Math.exp(0.5 * random.nextGaussian())));
        int skewed = (int) (MODELS.size() * Math.pow(random.nextDouble(), 1 + scale / 60));
        models[i] = MODELS.get(skewed);
        errors[i] = random.nextDouble() < errorShare;
      }
    }

    void write(Path file) throws IOException {
      List<String> lines = new ArrayList<>(List.of("duration_ms,model,is_error"));
      for (int i = 0; i < durations.length; i++) {
        lines.add(durations[i] + "," + models[i] + "," + (errors[i] ? 1 : 0));
      }
      Files.write(file, lines);
    }

    MetricState duration() {
      MetricState state = MetricState.numeric();
      for (double duration : durations) {
        state.update(duration);
      }
      return state;
    }

    MetricState model() {
      MetricState state = MetricState.categorical();
      for (String model : models) {
        state.update(model);
      }
      return state;
    }

    MetricState error() {
      MetricState state = MetricState.bool();
      for (boolean error : errors) {
        state.update(error);
      }
      return state;
    }
  }

  private record Result(double value, double seconds) {}

  private DriftRace() {}

  static void run(Path work) throws IOException {
    String python = System.getProperty("python", "");
    if (python.isEmpty()) {
      Report.progress(
          "drift: skipped, give -Dpython=… of an environment with jobs/src/bench/python/requirements.txt");
      return;
    }
    Columns before = new Columns(100_000, 60, 0.020, 1);
    Columns now = new Columns(50_000, 63, 0.023, 2);
    Path reference = work.resolve("reference.csv");
    Path current = work.resolve("current.csv");
    before.write(reference);
    now.write(current);
    Map<String, Result> ours = ours(before, now);
    Map<String, Result> theirs = evidently(python, reference, current);
    Report.write("drift", table(ours, theirs));
  }

  private static Map<String, Result> ours(Columns before, Columns now) {
    Map<String, Result> results = new LinkedHashMap<>();
    KolmogorovSmirnov ks = new KolmogorovSmirnov();
    results.put(
        "ks_statistic",
        measured(() -> ks.distance(before.duration().quantiles(), now.duration().quantiles())));
    results.put(
        "ks_p_value",
        measured(() -> ks.measure(new Sides(List.of(before.duration()), now.duration())).pValue()));
    JensenShannonDistance js = new JensenShannonDistance();
    PopulationStabilityIndex psi = new PopulationStabilityIndex();
    results.put(
        "js_distance_model",
        measured(
            () -> {
              MetricState one = before.model();
              MetricState other = now.model();
              return js.distance(
                  histogram(one, items(one, other)), histogram(other, items(one, other)));
            }));
    results.put(
        "psi_model",
        measured(() -> psi.measure(new Sides(List.of(before.model()), now.model())).value()));
    results.put(
        "js_distance_duration",
        measured(() -> js.measure(new Sides(List.of(before.duration()), now.duration())).value()));
    results.put(
        "psi_duration",
        measured(() -> psi.measure(new Sides(List.of(before.duration()), now.duration())).value()));
    results.put(
        "z_p_value_error",
        measured(
            () ->
                new TwoProportionTest()
                    .measure(new Sides(List.of(before.error()), now.error()))
                    .pValue()));
    return results;
  }

  private static SortedSet<String> items(MetricState one, MetricState other) {
    SortedSet<String> items = new TreeSet<>(one.itemCounts().keySet());
    items.addAll(other.itemCounts().keySet());
    return items;
  }

  private static Histogram histogram(MetricState state, SortedSet<String> items) {
    double[] bounds = new double[items.size()];
    Arrays.setAll(bounds, i -> i + 1.0);
    long[] counts =
        items.stream().mapToLong(item -> state.itemCounts().getOrDefault(item, 0L)).toArray();
    return Histogram.of(bounds, counts);
  }

  private static Result measured(DoubleSupplier work) {
    ThreadMXBean thread = ManagementFactory.getThreadMXBean();
    double[] seconds = new double[REPEATS];
    double value = 0;
    for (int i = 0; i < REPEATS; i++) {
      long start = thread.getCurrentThreadCpuTime();
      value = work.getAsDouble();
      seconds[i] = (thread.getCurrentThreadCpuTime() - start) / 1e9;
    }
    Arrays.sort(seconds);
    return new Result(value, seconds[REPEATS / 2]);
  }

  private static Map<String, Result> evidently(String python, Path reference, Path current)
      throws IOException {
    Process process =
        new ProcessBuilder(python, SCRIPT.toString(), reference.toString(), current.toString())
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    Map<String, Result> results = new LinkedHashMap<>();
    try (var lines = process.inputReader(StandardCharsets.UTF_8)) {
      lines
          .lines()
          .map(line -> line.split(" "))
          .filter(words -> words.length == 3 && RULES.containsKey(words[0]))
          .forEach(
              words ->
                  results.put(
                      words[0],
                      new Result(Double.parseDouble(words[1]), Double.parseDouble(words[2]))));
    }
    int status = process.onExit().join().exitValue();
    if (status != 0) {
      throw new IllegalStateException(
          "Evidently ended with status %d: run %s %s %s %s to see why"
              .formatted(status, python, SCRIPT, reference, current));
    }
    return results;
  }

  private static String table(Map<String, Result> ours, Map<String, Result> theirs) {
    StringBuilder table =
        new StringBuilder(
            """
            | statistic | ours | Evidently, in our unit | ours, ms | Evidently, ms | definition |
            | --- | ---: | ---: | ---: | ---: | --- |
            """);
    ours.forEach(
        (name, own) -> {
          Rule rule = RULES.get(name);
          Result other = theirs.get(name);
          if (other == null) {
            throw new IllegalStateException("Evidently gave no " + name + "; is it installed?");
          }
          double value = other.value() * rule.factor();
          if (rule.isSame() && !(Math.abs(own.value() - value) <= TOLERANCE)) {
            throw new IllegalStateException(
                "%s: ours is %s, Evidently's %s".formatted(name, own.value(), value));
          }
          table.append(
              String.format(
                  Locale.ROOT,
                  "| %s | %.12g | %.12g | %.2f | %.2f | %s |%n",
                  name,
                  own.value(),
                  value,
                  own.seconds() * 1e3,
                  other.seconds() * 1e3,
                  rule.isSame() ? "the same: equal to 1e-9" : rule.difference()));
        });
    return table.toString();
  }
}
