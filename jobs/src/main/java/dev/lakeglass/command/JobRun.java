package dev.lakeglass.command;

import dev.lakeglass.config.JobConfig;
import dev.lakeglass.job.RunSummary;
import dev.lakeglass.job.Window;
import dev.lakeglass.pipeline.Pipeline;
import dev.lakeglass.pipeline.Stage;
import dev.lakeglass.table.Lakehouse;
import dev.lakeglass.table.RunLog;
import dev.lakeglass.table.SparkSessions;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** A configured lake, and stages run on it. */
final class JobRun {
  private final Console console;
  private final Lakehouse lakehouse;
  private final RunLog log;

  JobRun(JobConfig config, Console console) {
    this.console = console;
    this.lakehouse = new Lakehouse(SparkSessions.open(config.spark()), config.lake());
    this.log = new RunLog(lakehouse, config.hash(), Version.VERSION);
  }

  Lakehouse lakehouse() {
    return lakehouse;
  }

  RunSummary run(String command, List<List<Stage>> steps, Window window) {
    return new Pipeline(lakehouse, log, Clock.systemUTC(), console::progress)
        .run(command, steps, window);
  }

  /** The days of a window that the last of these steps has not completed, as whole ranges. */
  List<Window> open(List<List<Stage>> steps, Window window) {
    Stage last = steps.get(steps.size() - 1).get(0);
    Set<LocalDate> completed = log.completedDays(last.name(), window);
    List<Window> open = new ArrayList<>();
    for (LocalDate day : window.days()) {
      if (completed.contains(day)) {
        continue;
      }
      int end = open.size() - 1;
      if (end >= 0 && open.get(end).to().equals(day)) {
        open.set(end, new Window(open.get(end).from(), day.plusDays(1)));
      } else {
        open.add(Window.day(day));
      }
    }
    return open;
  }
}
