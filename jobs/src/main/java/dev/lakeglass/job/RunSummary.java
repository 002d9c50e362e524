package dev.lakeglass.job;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a run did, as it is written to its result file.
 *
 * @param code exit code
 * @param message why it failed; empty if it did not
 */
public record RunSummary(
    String runId,
    String command,
    Window window,
    int code,
    String message,
    Instant startedAt,
    Instant endedAt,
    List<StageRun> stages,
    Map<String, Long> tableVersions) {

  public RunSummary {
    stages = List.copyOf(stages);
    tableVersions = new TreeMap<>(tableVersions);
  }

  /** One stage over one window. */
  public record StageRun(
      String stage, Window window, Instant startedAt, Instant endedAt, StageResult result) {}
}
