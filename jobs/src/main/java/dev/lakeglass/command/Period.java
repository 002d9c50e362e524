package dev.lakeglass.command;

import dev.lakeglass.job.JobException;
import dev.lakeglass.job.JobException.Category;
import dev.lakeglass.job.Window;
import java.time.LocalDate;
import picocli.CommandLine.Option;

/** The half-open range of days a command is about. */
final class Period {
  @Option(
      names = "--from",
      required = true,
      converter = UtcDay.class,
      paramLabel = "DAY",
      description = "First UTC day")
  private LocalDate from;

  @Option(
      names = "--to",
      required = true,
      converter = UtcDay.class,
      paramLabel = "DAY",
      description = "First UTC day after the range")
  private LocalDate to;

  Window window() {
    if (!from.isBefore(to)) {
      throw new JobException(
          Category.CONFIG,
          "Cannot use the range from %s to %s: --to is the first day after it and must lie after --from"
              .formatted(from, to));
    }
    return new Window(from, to);
  }
}
