package dev.lakeglass.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lakeglass.SparkSessions;
import dev.lakeglass.job.JobException;
import dev.lakeglass.job.JobException.Category;
import dev.lakeglass.job.RunSummary;
import dev.lakeglass.job.RunSummary.StageRun;
import dev.lakeglass.job.StageResult;
import dev.lakeglass.job.Window;
import dev.lakeglass.table.Lakehouse;
import dev.lakeglass.table.RunLog;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class PipelineTest {
  private static final Window DAY = Window.day(LocalDate.of(2026, 11, 20));

  private final ConcurrentLinkedQueue<String> ended = new ConcurrentLinkedQueue<>();

  @TempDir private Path lake;

  /** A stage that writes nothing and does what it is told. */
  private record Told(String name, Runnable work) implements Stage {
    @Override
    public List<String> writes() {
      return List.of();
    }

    @Override
    public StageResult run(Lakehouse lakehouse, Window window) {
      work.run();
      return StageResult.of(Map.of());
    }
  }

  @Test
  void stagesOfOneStepRunAtTheSameTime() {
    CountDownLatch bothStarted = new CountDownLatch(2);

    RunSummary summary =
        run(List.of(List.of(meeting("left", bothStarted), meeting("right", bothStarted))));

    assertThat(summary.stages()).extracting(StageRun::stage).containsExactly("left", "right");
  }

  @Test
  void aStepStartsWhenTheOneBeforeHasEnded() {
    CountDownLatch secondEnded = new CountDownLatch(1);
    Stage first =
        new Told(
            "first",
            () -> {
              await(secondEnded);
              ended.add("first");
            });
    Stage second =
        new Told(
            "second",
            () -> {
              ended.add("second");
              secondEnded.countDown();
            });
    Stage last = new Told("last", () -> ended.add("last"));

    RunSummary summary = run(List.of(List.of(first, second), List.of(last)));

    assertThat(ended).containsExactly("second", "first", "last");
    assertThat(summary.stages())
        .extracting(StageRun::stage)
        .containsExactly("first", "second", "last");
  }

  @Test
  void aFailedStageLetsItsNeighbourEndAndTheNextStepNotStart() {
    CountDownLatch failed = new CountDownLatch(1);
    Stage failing =
        new Told(
            "failing",
            () -> {
              failed.countDown();
              throw new JobException(Category.CONTRACT, "the reason");
            });
    Stage neighbour =
        new Told(
            "neighbour",
            () -> {
              await(failed);
              ended.add("neighbour");
            });
    Stage next = new Told("next", () -> ended.add("next"));

    assertThatThrownBy(() -> run(List.of(List.of(failing, neighbour), List.of(next))))
        .isInstanceOf(JobException.class)
        .hasMessage("the reason");
    assertThat(ended).containsExactly("neighbour");
  }

  @ParameterizedTest
  @CsvSource({"1000000, false", "20000000, true"})
  void aStageAloneIsFittedToWhatIngestReadForTheDay(long bytes, String compiled) {
    run(List.of(List.of(new Ingested(bytes))));

    run(List.of(List.of(new Told("check", () -> ended.add(compiledPlans())))));

    assertThat(ended).containsExactly(compiled);
  }

  private static String compiledPlans() {
    return SparkSessions.shared().conf().get("spark.sql.codegen.wholeStage");
  }

  /** What ingest reports that read so many bytes. */
  private record Ingested(long bytes) implements Stage {
    @Override
    public String name() {
      return "ingest";
    }

    @Override
    public boolean readsTables() {
      return false;
    }

    @Override
    public List<String> writes() {
      return List.of();
    }

    @Override
    public StageResult run(Lakehouse lakehouse, Window window) {
      return new StageResult(
          Map.of(), Optional.of(new StageResult.InputCounts(1, bytes, 1, 0, List.of())));
    }
  }

  private RunSummary run(List<List<Stage>> steps) {
    Lakehouse lakehouse = new Lakehouse(SparkSessions.shared(), lake.toString());
    Clock clock = Clock.fixed(Instant.parse("2026-11-21T02:00:00Z"), ZoneOffset.UTC);
    RunLog log = new RunLog(lakehouse, "no configuration", "test");
    return new Pipeline(lakehouse, log, clock, text -> {}).run("daily", steps, DAY);
  }

  private static Stage meeting(String name, CountDownLatch all) {
    return new Told(
        name,
        () -> {
          all.countDown();
          await(all);
        });
  }

  private static void await(CountDownLatch latch) {
    try {
      assertThat(latch.await(1, TimeUnit.MINUTES)).isTrue();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
