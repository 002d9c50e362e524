package dev.lakeglass.command;

import dev.lakeglass.config.JobConfig;
import dev.lakeglass.job.Window;
import dev.lakeglass.pipeline.Stage;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** All stages of one day: the main job. */
@Command(
    name = "daily",
    mixinStandardHelpOptions = true,
    description = "All stages of one day: ingest, check, cost, sketch, marts, drift, report.")
final class DailyCommand implements Callable<Integer> {

  @Mixin private JobOptions job;
  @Mixin private OutputOptions output;
  @Mixin private GateOptions gate;

  @Option(
      names = "--date",
      required = true,
      converter = UtcDay.class,
      paramLabel = "DAY",
      description = "UTC day, for example 2026-11-22 or Airflow's {{ ds }}")
  private LocalDate date;

  @Option(
      names = "--catch-up",
      paramLabel = "DAYS",
      defaultValue = "0",
      description =
          "First run those of the DAYS days before that the lake does not have yet, so that there"
              + " is something to compare with. Default: ${DEFAULT-VALUE}")
  private int catchUpDays;

  private final Console console;

  DailyCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    JobConfig config = job.config();
    JobRun run = new JobRun(config, console);
    if (catchUpDays > 0) {
      catchUp(run, Stages.withoutReport(config));
    }
    run.run("daily", Stages.all(config), Window.day(date));
    Findings findings = Findings.of(run.lakehouse(), date);
    findings.print(output, console);
    console.answer("");
    console.answer("Report: " + config.reports() + "/date=" + date + "/index.html");
    return gate.exitCode(findings, console);
  }

  /** The missing days before, all at once and without reports: they are there to compare with. */
  private void catchUp(JobRun run, List<List<Stage>> steps) {
    for (Window missing : run.open(steps, new Window(date.minusDays(catchUpDays), date))) {
      run.run("catch-up", steps, missing);
    }
  }
}
