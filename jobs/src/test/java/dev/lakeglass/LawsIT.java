package dev.lakeglass;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lakeglass.LakeglassProcess.Outcome;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A day's tables are a function of its input: neither repetition nor order shows in them. */
@Tag("spark")
class LawsIT {
  @TempDir static Path folder;

  /** Two days in order, each once. */
  private static Map<String, List<String>> expected;

  @BeforeAll
  static void runsTheDaysInOrder() {
    daily("in-order", "2026-11-21");
    daily("in-order", "2026-11-22");
    expected = lake("in-order").rows();
  }

  @Test
  void aDayRunTwiceLeavesTheSameRows() {
    daily("in-order", "2026-11-22");

    SameTables.assertSame(lake("in-order").rows(), expected);
  }

  @Test
  void daysInReverseOrderLeaveTheSameRows() {
    daily("reverse", "2026-11-22");
    daily("reverse", "2026-11-21");

    SameTables.assertSame(lake("reverse").rows(), expected);
  }

  @Test
  void aBackfillOfAllDaysAtOnceLeavesTheSameRows() {
    run("backfill", "at-once", "--from", "2026-11-21", "--to", "2026-11-23");

    SameTables.assertSame(lake("at-once").rows(), expected);
  }

  private static void daily(String lake, String day) {
    run("daily", lake, "--date", day);
  }

  private static void run(String command, String lake, String... options) {
    List<String> arguments =
        new java.util.ArrayList<>(
            List.of(
                command,
                "--config",
                "conf/job.yaml",
                "--set",
                "lake=" + lake(lake).root(),
                "--set",
                "reports=" + folder.resolve(lake + "-reports")));
    arguments.addAll(List.of(options));
    Outcome outcome = LakeglassInProcess.run(arguments.toArray(String[]::new));
    assertThat(outcome.code()).as(outcome.log()).isZero();
  }

  private static LakeFolder lake(String name) {
    return new LakeFolder(folder.resolve(name));
  }
}
