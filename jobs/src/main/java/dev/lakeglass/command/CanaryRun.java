package dev.lakeglass.command;

import dev.lakeglass.config.JobConfig;
import dev.lakeglass.ingest.RedactionGuard;
import dev.lakeglass.job.JobException;
import dev.lakeglass.job.JobException.Category;
import dev.lakeglass.redact.Canary;
import dev.lakeglass.redact.Detector;
import dev.lakeglass.redact.PlantedValues;
import dev.lakeglass.redact.PlantedValues.Planted;
import dev.lakeglass.table.SparkSessions;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.spark.sql.SparkSession;

/**
 * Runs the real job in a process of its own over logs full of known values, and searches every file
 * it wrote, its tables row by row, and all it said for any of them.
 */
final class CanaryRun {
  private static final LocalDate DAY = LocalDate.of(2026, 11, 22);

  private final JobConfig config;
  private final List<String> configFiles;
  private final Map<String, String> overrides;
  private final Console console;

  /**
   * @param configFiles files of the configuration whose redaction is tried
   * @param overrides its values from the command line
   */
  CanaryRun(
      JobConfig config, List<String> configFiles, Map<String, String> overrides, Console console) {
    this.config = config;
    this.configFiles = configFiles;
    this.overrides = overrides;
    this.console = console;
  }

  /**
   * What became of a type.
   *
   * @param isPlanted false if there is no canary of the type: one of the team's own rules
   * @param places where its canary survived
   */
  record Outcome(String type, boolean isPlanted, Set<String> places) {}

  List<Outcome> outcomes() {
    Path scratch = null;
    try {
      scratch = Files.createTempDirectory("lakeglass-canaries");
      return outcomes(scratch);
    } catch (IOException e) {
      throw new JobException(Category.STORAGE, "Cannot run the canaries in " + scratch, e);
    } finally {
      delete(scratch);
    }
  }

  private List<Outcome> outcomes(Path scratch) throws IOException {
    Set<String> types =
        RedactionGuard.redactor(config.redact()).policy().detectors().stream()
            .map(Detector::type)
            .collect(Collectors.toCollection(TreeSet::new));
    List<Canary> canaries =
        Canary.standard().stream().filter(canary -> types.contains(canary.type())).toList();
    PlantedValues planted =
        new PlantedValues(
            canaries.stream().map(c -> new Planted(c.type(), c.value())).distinct().toList());
    new CanaryLogs(DAY).write(scratch.resolve("raw"), canaries);
    requirePlanted(scratch, planted, canaries);
    runJob(scratch);

    Map<String, Set<String>> places = new TreeMap<>();
    search(scratch, planted, places);
    Set<String> tried = canaries.stream().map(Canary::type).collect(Collectors.toSet());
    return types.stream()
        .map(type -> new Outcome(type, tried.contains(type), places.getOrDefault(type, Set.of())))
        .toList();
  }

  /** A search that finds nothing in the raw logs would find nothing anywhere. */
  private static void requirePlanted(Path scratch, PlantedValues planted, List<Canary> canaries)
      throws IOException {
    Set<String> found = new TreeSet<>();
    for (Path file : files(scratch.resolve("raw"))) {
      planted.foundIn(Files.readAllBytes(file)).forEach(value -> found.add(value.type()));
    }
    for (Canary canary : canaries) {
      boolean isEscaped = canary.value().contains("\n") || canary.value().contains("\"");
      if (!found.contains(canary.type()) && !isEscaped) {
        throw new IllegalStateException("The raw logs hold no canary of type " + canary.type());
      }
    }
  }

  private void runJob(Path scratch) throws IOException {
    Path settings =
        Files.writeString(
            scratch.resolve("canaries.yaml"),
            """
            lake: %1$s/lake
            reports: %1$s/reports
            ingest:
              max-rejected-ratio: 100%%
            sources:
              - {name: traces, format: otlp, path: "%1$s/raw/*.json"}
              - {name: feedback, format: feedback, path: "%1$s/raw/*.jsonl"}
            """
                .formatted(scratch));
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(ManagementFactory.getRuntimeMXBean().getInputArguments());
    Files.createDirectories(scratch.resolve("tmp"));
    command.add("-Djava.io.tmpdir=" + scratch.resolve("tmp"));
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), "dev.lakeglass.Main"));
    command.addAll(List.of("daily", "--date", DAY.toString()));
    configFiles.forEach(file -> command.addAll(List.of("--config", file)));
    command.addAll(List.of("--config", settings.toString()));
    overrides.forEach(
        (key, value) -> {
          if (key.startsWith("redact.") || key.startsWith("ingest.attributes.")) {
            command.addAll(List.of("--set", key + "=" + value));
          }
        });
    console.progress("Running the job over known values in " + scratch);
    Process process =
        new ProcessBuilder(command)
            .redirectOutput(scratch.resolve("standard-output").toFile())
            .redirectError(scratch.resolve("standard-error").toFile())
            .start();
    try {
      int code = process.waitFor();
      if (code != 0) {
        throw new JobException(
            Category.CONTRACT,
            "The run over known values ended with code %d; its last lines:%n%s"
                .formatted(code, last(scratch.resolve("standard-error"))));
      }
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
      throw new IllegalStateException("Interrupted while the canaries ran", e);
    }
  }

  private static String last(Path log) throws IOException {
    List<String> lines = Files.readAllLines(log);
    return String.join("\n", lines.subList(Math.max(0, lines.size() - 5), lines.size()));
  }

  private void search(Path scratch, PlantedValues planted, Map<String, Set<String>> places)
      throws IOException {
    for (Path file : files(scratch)) {
      String name = scratch.relativize(file).toString();
      if (!name.startsWith("raw")) {
        planted.foundIn(Files.readAllBytes(file)).forEach(value -> note(places, value, name));
      }
    }
    SparkSession spark = SparkSessions.open(config.spark());
    try (Stream<Path> tables = Files.list(scratch.resolve("lake"))) {
      for (Path table : tables.sorted().toList()) {
        String[] dataFiles =
            files(table).stream()
                .map(Path::toString)
                .filter(file -> file.endsWith(".parquet") && !file.contains("/_delta_log/"))
                .toArray(String[]::new);
        if (dataFiles.length > 0) {
          Iterator<String> rows = spark.read().parquet(dataFiles).toJSON().toLocalIterator();
          rows.forEachRemaining(
              row ->
                  planted
                      .foundIn(row)
                      .forEach(value -> note(places, value, "table " + table.getFileName())));
        }
      }
    }
  }

  private static void note(Map<String, Set<String>> places, Planted value, String place) {
    places.computeIfAbsent(value.type(), type -> new TreeSet<>()).add(place);
  }

  private static List<Path> files(Path root) throws IOException {
    try (Stream<Path> files = Files.walk(root)) {
      return files.filter(Files::isRegularFile).sorted().toList();
    }
  }

  private static void delete(Path root) {
    if (root == null) {
      return;
    }
    try (Stream<Path> files = Files.walk(root)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(file);
      }
    } catch (IOException e) {
      throw new JobException(Category.STORAGE, "Cannot remove " + root + "; remove it", e);
    }
  }
}
