package dev.lakeglass.command;

import dev.lakeglass.config.JobConfig;
import dev.lakeglass.job.JobException;
import dev.lakeglass.job.JobException.Category;
import dev.lakeglass.job.Window;
import dev.lakeglass.pipeline.Stage;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** All stages of many days; days that are done are skipped, so it can be resumed. */
@Command(
    name = "backfill",
    mixinStandardHelpOptions = true,
    description = "All stages of the days of a half-open range; resumable.")
final class BackfillCommand implements Callable<Integer> {

  @Mixin private JobOptions job;
  @Mixin private OutputOptions output;
  @Mixin private Period period;

  @Option(
      names = "--days-at-once",
      paramLabel = "DAYS",
      defaultValue = "7",
      description = "Days run in one pass and committed together. Default: ${DEFAULT-VALUE}")
  private int daysAtOnce;

  @Option(names = "--again", description = "Also run days that are done")
  private boolean again;

  private final Console console;

  BackfillCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    if (daysAtOnce < 1) {
      throw new JobException(
          Category.CONFIG,
          "Cannot backfill %d days at once: --days-at-once must be at least 1"
              .formatted(daysAtOnce));
    }
    Window whole = period.window();
    JobConfig config = job.config();
    JobRun run = new JobRun(config, console);
    List<List<Stage>> steps = Stages.all(config);
    List<Window> open = again ? List.of(whole) : run.open(steps, whole);
    int done = 0;
    int empty = 0;
    for (Window range : open) {
      for (LocalDate day = range.from(); day.isBefore(range.to()); day = day.plusDays(daysAtOnce)) {
        LocalDate end = day.plusDays(daysAtOnce);
        Window part = new Window(day, end.isBefore(range.to()) ? end : range.to());
        try {
          output.rowsWritten(run.run("backfill", steps, part), console);
          done += part.days().size();
        } catch (JobException e) {
          if (e.category() != Category.NO_INPUT) {
            throw e;
          }
          console.progress(e.getMessage());
          empty += part.days().size();
        }
      }
    }
    int skipped = whole.days().size() - done - empty;
    console.progress(
        "Backfill of %s: %d days run, %d without input, %d already done"
            .formatted(whole, done, empty, skipped));
    return done == 0 && skipped == 0 ? Category.NO_INPUT.exitCode() : 0;
  }
}
