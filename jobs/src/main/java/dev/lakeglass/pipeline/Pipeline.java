package dev.lakeglass.pipeline;

import dev.lakeglass.job.JobException;
import dev.lakeglass.job.RunSummary;
import dev.lakeglass.job.RunSummary.StageRun;
import dev.lakeglass.job.StageResult;
import dev.lakeglass.job.Window;
import dev.lakeglass.table.Lakehouse;
import dev.lakeglass.table.RunLog;
import dev.lakeglass.table.SparkSessions;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;

/**
 * Runs stages over windows of days, step after step, and records what they did. The stages of one
 * step read none of each other's tables and run side by side: a stage spends much of its time
 * planning on one thread.
 *
 * <p>If the lake already holds later days, the stages that look back are run again for these: days
 * processed in any order end in the same tables.
 */
public final class Pipeline {

  /** The longest look-back of any stage, days. */
  private static final int LONGEST_LOOKBACK = 30;

  private final Lakehouse lakehouse;
  private final RunLog log;
  private final Clock clock;
  private final Consumer<String> progress;
  private final List<StageRun> done = new ArrayList<>();

  public Pipeline(Lakehouse lakehouse, RunLog log, Clock clock, Consumer<String> progress) {
    this.lakehouse = lakehouse;
    this.log = log;
    this.clock = clock;
    this.progress = progress;
  }

  /**
   * Runs the steps over the window; on failure, what earlier steps did stands, stages beside the
   * failed one end their work, and the same call again mends the rest.
   *
   * @throws JobException if the user can mend it; the result file says so too
   */
  public RunSummary run(String command, List<List<Stage>> steps, Window window) {
    Instant startedAt = clock.instant();
    String runId = log.newRunId(command, window, startedAt);
    try {
      lakehouse.requireDeclared(
          steps.stream().flatMap(List::stream).flatMap(s -> s.writes().stream()).toList());
      fitToTables(steps.get(0), window);
      steps.forEach(step -> runStep(step, window));
      laterDays(window).ifPresent(later -> runLookBacks(steps, later));
      RunSummary summary = summary(runId, command, window, startedAt, 0, "");
      log.record(summary);
      return summary;
    } catch (JobException e) {
      int code = e.category().exitCode();
      log.writeResult(summary(runId, command, window, startedAt, code, e.getMessage()));
      throw e;
    } catch (RuntimeException e) {
      String message = "a bug: " + e.getClass().getName();
      log.writeResult(summary(runId, command, window, startedAt, 1, message));
      throw e;
    }
  }

  /** Stages that run without ingest before them are fitted to what it read when it ran. */
  private void fitToTables(List<Stage> first, Window window) {
    if (first.stream().allMatch(Stage::readsTables)) {
      log.ingestedBytes(window).ifPresent(bytes -> SparkSessions.fitTo(lakehouse.spark(), bytes));
    }
  }

  /** Waits for every stage of the step before it fails for one of them. */
  private void runStep(List<Stage> step, Window window) {
    ExecutorService executor = Executors.newFixedThreadPool(step.size());
    try {
      List<Future<StageRun>> runs = new ArrayList<>();
      step.forEach(stage -> runs.add(executor.submit(() -> run(stage, window))));
      List<RuntimeException> failures = new ArrayList<>();
      runs.forEach(run -> outcome(run, failures).ifPresent(done::add));
      if (!failures.isEmpty()) {
        RuntimeException first = failures.get(0);
        failures.subList(1, failures.size()).forEach(first::addSuppressed);
        throw first;
      }
    } finally {
      executor.shutdownNow();
    }
  }

  private static Optional<StageRun> outcome(Future<StageRun> run, List<RuntimeException> failures) {
    try {
      return Optional.of(run.get());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("Interrupted while a stage was running", e);
    } catch (ExecutionException e) {
      if (e.getCause() instanceof Error error) {
        throw error;
      }
      failures.add((RuntimeException) e.getCause());
      return Optional.empty();
    }
  }

  private StageRun run(Stage stage, Window window) {
    Instant startedAt = clock.instant();
    StageResult result = stage.run(lakehouse, window);
    Instant endedAt = clock.instant();
    long rows = result.rowsWritten().values().stream().mapToLong(Long::longValue).sum();
    progress.accept(
        "%-7s %s  %,d rows in %.1f s"
            .formatted(
                stage.name(),
                window,
                rows,
                Duration.between(startedAt, endedAt).toMillis() / 1_000.0));
    return new StageRun(stage.name(), window, startedAt, endedAt, result);
  }

  private void runLookBacks(List<List<Stage>> steps, Window later) {
    steps.stream()
        .map(step -> step.stream().filter(Stage::looksBack).toList())
        .filter(step -> !step.isEmpty())
        .forEach(step -> runStep(step, later));
  }

  /** The days after the window that the lake holds and that may look back into it. */
  private Optional<Window> laterDays(Window window) {
    Window reach = new Window(window.to(), window.to().plusDays(LONGEST_LOOKBACK));
    List<LocalDate> held = log.days("requests", reach);
    return held.stream()
        .max(Comparator.naturalOrder())
        .map(last -> new Window(window.to(), last.plusDays(1)));
  }

  private RunSummary summary(
      String runId, String command, Window window, Instant startedAt, int code, String message) {
    return new RunSummary(
        runId,
        command,
        window,
        code,
        message,
        startedAt,
        clock.instant(),
        done,
        lakehouse.versionsWritten());
  }
}
