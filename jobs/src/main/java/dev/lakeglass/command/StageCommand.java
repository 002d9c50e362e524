package dev.lakeglass.command;

import dev.lakeglass.config.JobConfig;
import dev.lakeglass.job.RunSummary;
import dev.lakeglass.job.Window;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** One stage of one day, so that a scheduler can show and retry the stages apart. */
@Command(mixinStandardHelpOptions = true, description = "One stage of one day.")
final class StageCommand implements Callable<Integer> {
  /** All but cost, which can do more. */
  static final List<String> NAMES =
      List.of("ingest", "check", "sketch", "marts", "drift", "report");

  @Mixin private JobOptions job;
  @Mixin private OutputOptions output;

  @Option(
      names = "--date",
      required = true,
      converter = UtcDay.class,
      paramLabel = "DAY",
      description = "UTC day, for example 2026-11-22")
  private LocalDate date;

  private final String stage;
  private final Console console;

  StageCommand(String stage, Console console) {
    this.stage = stage;
    this.console = console;
  }

  @Override
  public Integer call() {
    JobConfig config = job.config();
    RunSummary summary =
        new JobRun(config, console).run(stage, Stages.named(stage, config), Window.day(date));
    output.rowsWritten(summary, console);
    return 0;
  }
}
