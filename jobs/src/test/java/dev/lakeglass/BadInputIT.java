package dev.lakeglass;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.lakeglass.LakeglassProcess.Outcome;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.spark.sql.functions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the user can mend ends with the promised code, says what to do, and changes nothing. */
@Tag("spark")
class BadInputIT {
  @TempDir Path folder;

  @Test
  void everyProblemOfAConfigurationIsToldAtOnce() throws IOException {
    Path wrong =
        Files.writeString(
            folder.resolve("wrong.yaml"),
            """
            lak: ./elsewhere
            ingest:
              lookback: soon
            cost:
              prices: no-such-prices.csv
            """);

    Outcome outcome =
        run("--config", wrong.toString(), "--date", "2026-11-22", "--set", "report.examples=many");

    assertThat(outcome.code()).isEqualTo(2);
    assertThat(outcome.log())
        .contains("\"lak\"")
        .contains("did you mean \"lake\"?")
        .contains("soon")
        .contains("no-such-prices.csv")
        .contains("report.examples")
        .contains("many")
        .doesNotContain("\tat ");
    assertThat(lake().root()).doesNotExist();
  }

  @Test
  void aMissingConfigurationIsNamed() {
    Outcome outcome =
        run("--config", folder.resolve("none.yaml").toString(), "--date", "2026-11-22");

    assertThat(outcome.code()).isEqualTo(2);
    assertThat(outcome.log()).contains("none.yaml").doesNotContain("\tat ");
    assertThat(lake().root()).doesNotExist();
  }

  @Test
  void aDateThatIsNoneIsRefused() {
    Outcome outcome = run("--date", "2026-11-31");

    assertThat(outcome.code()).isEqualTo(2);
    assertThat(outcome.log()).contains("2026-11-31");
    assertThat(lake().root()).doesNotExist();
  }

  @Test
  void aDayWithoutRawObjectsTouchesNoTable() {
    Outcome outcome = run("--date", "2026-10-01");

    assertThat(outcome.code()).isEqualTo(99);
    assertThat(outcome.log()).contains("2026-10-01").contains("data-samples/traces/");
    assertThat(lake().tables()).isEmpty();
    assertResult(99, "No raw objects");
  }

  @Test
  void tooManyRejectedRecordsChangeNothing() throws IOException {
    assertThat(run("--date", "2026-11-22").code()).isZero();
    Map<String, Long> before = lake().versions();
    // 30 lines name no target, 20 are cut: 50 of some 340 records of the day.
    Path broken = Files.createDirectories(folder.resolve("raw/2026-11-22"));
    Files.writeString(
        broken.resolve("part-0001.jsonl"),
        "{\"name\":\"thumb\",\"value\":1,\"created_at\":\"2026-11-22T10:00:00Z\"}\n".repeat(30)
            + "{\"name\":\"thumb\",\"val\n".repeat(20));
    Path overlay =
        Files.writeString(
            folder.resolve("broken.yaml"),
            """
            sources:
              - name: traces
                format: auto
                path: data-samples/traces/year={yyyy}/month={MM}/day={dd}/hour={HH}/*
              - name: feedback
                format: feedback
                path: %s/{yyyy}-{MM}-{dd}/*.jsonl
            """
                .formatted(folder.resolve("raw")));

    Outcome outcome =
        run("--config", "conf/job.yaml", "--config", overlay.toString(), "--date", "2026-11-22");

    assertThat(outcome.code()).as(outcome.log()).isEqualTo(3);
    assertThat(outcome.log())
        .contains("50 of ")
        .contains("ingest.max-rejected-ratio")
        .containsPattern("missing_target 30, broken_\\w+ 20");
    assertThat(before).isNotEmpty();
    assertThat(lake().versions()).isEqualTo(before);
    assertResult(3, "were rejected");
  }

  @Test
  void aLiveTableThatDiffersIsRefusedWithTheDifferences() {
    assertThat(LakeglassInProcess.run(arguments("init")).code()).isZero();
    changeOutputs();
    Map<String, Long> before = lake().versions();

    Outcome outcome = run("--date", "2026-11-22");

    assertThat(outcome.code()).as(outcome.log()).isEqualTo(4);
    assertThat(outcome.log())
        .contains("outputs: column duration_ms is string, declared as double")
        .contains("outputs: column system_fingerprint is missing")
        .contains("outputs: column mood is not declared")
        .doesNotContain("\tat ");
    assertThat(before).isNotEmpty();
    assertThat(lake().versions()).isEqualTo(before);
    assertResult(4, "live tables differ");
  }

  /** As somebody might have: another type, a column gone, a column more. */
  private void changeOutputs() {
    lake()
        .read("outputs")
        .withColumn("duration_ms", functions.col("duration_ms").cast("string"))
        .withColumn("mood", functions.lit("good"))
        .drop("system_fingerprint")
        .write()
        .format("delta")
        .mode("overwrite")
        .option("overwriteSchema", "true")
        .save(lake().root().resolve("outputs").toString());
  }

  /** The newest result file tells the code to schedulers that garble exit codes. */
  private void assertResult(int code, String message) {
    try (Stream<Path> results = Files.list(lake().root().resolve("_runs"))) {
      JsonNode result =
          new ObjectMapper()
              .readTree(
                  results
                      .filter(file -> file.toString().endsWith(".json") && !hidden(file))
                      .max(Comparator.comparing(file -> endOf(file)))
                      .orElseThrow()
                      .toFile());
      assertThat(result.path("code").asInt()).isEqualTo(code);
      assertThat(result.path("message").asText()).contains(message);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static boolean hidden(Path file) {
    return file.getFileName().toString().startsWith(".");
  }

  private static String endOf(Path result) {
    try {
      return new ObjectMapper().readTree(result.toFile()).path("ended_at").asText();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Outcome run(String... options) {
    return LakeglassInProcess.run(arguments("daily", options));
  }

  private String[] arguments(String command, String... options) {
    List<String> arguments =
        new ArrayList<>(
            List.of(
                command,
                "--set",
                "lake=" + lake().root(),
                "--set",
                "reports=" + folder.resolve("reports")));
    arguments.addAll(List.of(options));
    return arguments.toArray(String[]::new);
  }

  private LakeFolder lake() {
    return new LakeFolder(folder.resolve("lake"));
  }
}
