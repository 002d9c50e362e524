package dev.lakeglass.command;

import dev.lakeglass.config.JobConfig;
import dev.lakeglass.job.JobException;
import dev.lakeglass.job.JobException.Category;
import dev.lakeglass.job.RunSummary;
import dev.lakeglass.job.Window;
import java.time.LocalDate;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The cost stage of one day, and questions to the ledger. */
@Command(
    name = "cost",
    mixinStandardHelpOptions = true,
    description = "One stage of one day: prices its calls. With a sub-command, asks the ledger.",
    subcommands = {
      CostExplainCommand.class,
      CostBudgetsCommand.class,
      CostWhatIfCommand.class,
      CostCloseCommand.class,
      CostExportCommand.class,
      CostReconcileCommand.class
    })
final class CostCommand implements Callable<Integer> {
  @Mixin private JobOptions job;
  @Mixin private OutputOptions output;

  @Option(
      names = "--date",
      converter = UtcDay.class,
      paramLabel = "DAY",
      description = "UTC day, for example 2026-11-22")
  private LocalDate date;

  private final Console console;

  CostCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    if (date == null) {
      throw new JobException(
          Category.CONFIG,
          "Cannot price a day: --date DAY is missing, or a sub-command, see --help");
    }
    JobConfig config = job.config();
    RunSummary summary =
        new JobRun(config, console).run("cost", Stages.named("cost", config), Window.day(date));
    output.rowsWritten(summary, console);
    return 0;
  }
}
