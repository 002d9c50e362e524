package dev.lakeglass;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.lakeglass.LakeglassProcess.Outcome;
import dev.lakeglass.redact.PlantedValues;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * No planted secret survives in any byte the job wrote. The process is killed with its last word,
 * so that Spark cannot clear its local folders first; what it keeps there is not compressed.
 */
@Tag("spark")
class LeakIT {
  private static final String PLAIN_LOCAL_FILES =
      """
      spark:
        spark.shuffle.compress: "false"
        spark.shuffle.spill.compress: "false"
        spark.rdd.compress: "false"
        spark.broadcast.compress: "false"
      """;

  @TempDir static Path folder;

  private static Planted planted;
  private static Outcome outcome;

  @BeforeAll
  static void runsTheJob() throws IOException {
    planted = Planted.read();
    Path settings = Files.writeString(folder.resolve("plain.yaml"), PLAIN_LOCAL_FILES);
    String[] arguments = {
      "daily",
      "--config",
      "conf/job.yaml",
      "--config",
      settings.toString(),
      "--date",
      "2026-11-22",
      "--catch-up",
      "1",
      "--set",
      "lake=" + folder.resolve("lake"),
      "--set",
      "reports=" + folder.resolve("reports")
    };
    try (LakeglassProcess process = LakeglassProcess.start(folder.resolve("tmp"), arguments)) {
      boolean isDone = process.awaitAnswer(line -> line.startsWith("Report: "));
      outcome = process.kill();
      assertThat(isDone).as(outcome.log()).isTrue();
    }
  }

  /** Else the test below could not fail: the raw logs of these days hold what is searched for. */
  @Test
  void theRawLogsHoldSecretsOfEveryType() throws IOException {
    Set<String> types = new TreeSet<>();
    for (Path raw : files(Path.of("data-samples"))) {
      if (raw.toString().endsWith(".gz")
          && (raw.toString().contains("day=22") || raw.toString().contains("2026-11-22"))) {
        planted.foundIn(gunzipped(raw)).forEach(found -> types.add(found.type()));
      }
    }

    assertThat(types).isEqualTo(planted.types());
  }

  @Test
  void noSecretIsInAnyRowOfAnyDataFile() {
    List<String> leaks = new ArrayList<>();
    LakeFolder lake = new LakeFolder(folder.resolve("lake"));
    assertThat(lake.tables()).hasSizeGreaterThan(20);
    for (String table : lake.tables()) {
      // Not the table's newest version: every data file that lies there.
      String[] dataFiles =
          files(lake.root().resolve(table)).stream()
              .map(Path::toString)
              .filter(file -> file.endsWith(".parquet") && !file.contains("/_delta_log/"))
              .toArray(String[]::new);
      if (dataFiles.length > 0) {
        LakeFolder.json(SparkSessions.shared().read().parquet(dataFiles))
            .forEach(row -> note(leaks, table + ", row " + row, row));
      }
    }

    assertThat(leaks).isEmpty();
  }

  @Test
  void noSecretIsInAnyByteOfAnyFile() {
    List<String> leaks = new ArrayList<>();
    List<Path> written = files(folder);
    written.forEach(
        file -> planted.foundIn(bytes(file)).forEach(s -> leaks.add(s + " in " + file)));

    assertThat(written)
        .extracting(file -> folder.relativize(file).toString())
        .anyMatch(file -> file.contains("_delta_log/"))
        .anyMatch(file -> file.startsWith("lake/_runs/"))
        .anyMatch(file -> file.endsWith("report.json"))
        .anyMatch(file -> file.endsWith(".csv"))
        .anyMatch(file -> file.endsWith("index.html"))
        .anyMatch(file -> file.startsWith("tmp/blockmgr-"));
    assertThat(leaks).isEmpty();
  }

  @Test
  void noSecretIsInTheOutputOfTheProcess() {
    List<String> leaks = new ArrayList<>();
    note(leaks, "standard output", outcome.answer());
    note(leaks, "standard error", outcome.log());

    assertThat(outcome.answer()).contains("Report: ");
    assertThat(leaks).isEmpty();
  }

  private static void note(List<String> leaks, String place, String text) {
    planted
        .foundIn(text.getBytes(StandardCharsets.UTF_8))
        .forEach(secret -> leaks.add(secret + " in " + place));
  }

  private static List<Path> files(Path root) {
    try (Stream<Path> files = Files.walk(root)) {
      return files.filter(Files::isRegularFile).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static byte[] bytes(Path file) {
    try {
      return Files.readAllBytes(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** As far as it can be unpacked: one object of the samples ends in the middle. */
  private static byte[] gunzipped(Path file) throws IOException {
    java.io.ByteArrayOutputStream out = new java.io.ByteArrayOutputStream();
    try (var in = new java.util.zip.GZIPInputStream(Files.newInputStream(file))) {
      in.transferTo(out);
    } catch (java.io.EOFException e) {
      assertThat(out.size()).isPositive();
    }
    return out.toByteArray();
  }

  /** The planted secrets, all searched for in one pass. */
  private static final class Planted {
    private final List<PlantedValues.Planted> secrets;
    private final PlantedValues values;

    private Planted(List<PlantedValues.Planted> secrets) {
      this.secrets = secrets;
      this.values = new PlantedValues(secrets);
    }

    static Planted read() throws IOException {
      JsonNode truth = new ObjectMapper().readTree(Path.of("data-samples/truth.json").toFile());
      List<PlantedValues.Planted> secrets = new ArrayList<>();
      truth
          .path("planted_secrets")
          .properties()
          .forEach(
              type ->
                  type.getValue()
                      .forEach(
                          v -> secrets.add(new PlantedValues.Planted(type.getKey(), v.asText()))));
      assertThat(secrets).hasSizeGreaterThan(500);
      return new Planted(secrets);
    }

    Set<String> types() {
      return secrets.stream()
          .map(PlantedValues.Planted::type)
          .collect(Collectors.toCollection(TreeSet::new));
    }

    List<PlantedValues.Planted> foundIn(byte[] bytes) {
      return values.foundIn(bytes);
    }
  }
}
