package dev.lakeglass;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lakeglass.LakeglassProcess.Outcome;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A run that is killed leaves nothing that the same run again does not mend. */
@Tag("spark")
class KillIT {
  private static final int KILLED = 128 + 9;

  @TempDir static Path folder;

  /** The tables of a run that nothing happened to. */
  private static Map<String, List<String>> expected;

  @BeforeAll
  static void runsUndisturbed() {
    rerun(folder.resolve("clean"));
    expected = new LakeFolder(folder.resolve("clean")).rows();
  }

  @Test
  void aKillWhileIngestCommitsItsTablesIsMended() {
    Path lake = folder.resolve("lake-commit");
    try (LakeglassProcess process = start(lake)) {
      assertThat(process.awaitCondition(() -> firstRowsAreCommitted(lake)))
          .as("rows of a table before the process ended")
          .isTrue();
      Outcome killed = process.kill();
      assertThat(killed.code()).isEqualTo(KILLED);
      assertThat(killed.log()).doesNotContain("ingest ");
    }

    rerun(lake);

    SameTables.assertSame(new LakeFolder(lake).rows(), expected);
  }

  /** Killed when a stage has said that it is done, while the next one is at work. */
  @ParameterizedTest
  @ValueSource(strings = {"ingest", "drift"})
  void aKillAfterAStageIsMended(String stage) {
    Path lake = folder.resolve("lake-" + stage);
    try (LakeglassProcess process = start(lake)) {
      assertThat(process.awaitProgress(line -> line.startsWith(stage + " ")))
          .as("progress of " + stage + " before the process ended")
          .isTrue();
      assertThat(process.kill().code()).isEqualTo(KILLED);
    }
    assertThat(new LakeFolder(lake).tables()).contains("requests").doesNotContain("runs");

    rerun(lake);

    SameTables.assertSame(new LakeFolder(lake).rows(), expected);
  }

  /** Version 0 creates a table and holds its first rows. */
  private static boolean firstRowsAreCommitted(Path lake) {
    return List.of("spans", "requests", "prompts", "outputs", "labels", "rejected_lines").stream()
        .anyMatch(
            table -> Files.exists(lake.resolve(table + "/_delta_log/00000000000000000000.json")));
  }

  private static LakeglassProcess start(Path lake) {
    return LakeglassProcess.start(folder.resolve("tmp"), arguments(lake));
  }

  private static void rerun(Path lake) {
    Outcome outcome = LakeglassInProcess.run(arguments(lake));
    assertThat(outcome.code()).as(outcome.log()).isZero();
  }

  /** Without the key of the pseudonyms, which this JVM has not. */
  private static String[] arguments(Path lake) {
    return new String[] {
      "daily",
      "--config",
      "conf/job.yaml",
      "--date",
      "2026-11-22",
      "--set",
      "lake=" + lake,
      "--set",
      "reports=" + lake.resolveSibling(lake.getFileName() + "-reports"),
      "--set",
      "redact.key="
    };
  }
}
