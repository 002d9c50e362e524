package dev.lakeglass.command;

import dev.lakeglass.job.JobException.Category;
import picocli.CommandLine.Option;

/** When findings make the run fail. */
final class GateOptions {

  private enum Severity {
    warn,
    alert
  }

  @Option(
      names = "--fail-on",
      description =
          "Exit with code 5 if there is a finding of at least this severity:"
              + " ${COMPLETION-CANDIDATES}")
  private Severity failOn;

  int exitCode(Findings findings, Console console) {
    if (failOn == null) {
      return 0;
    }
    long count = failOn == Severity.warn ? findings.count() : findings.alertCount();
    if (count == 0) {
      return 0;
    }
    console.progress(
        "lakeglass: %d finding%s of severity %s or above (--fail-on %s)"
            .formatted(count, count == 1 ? "" : "s", failOn, failOn));
    return Category.GATE.exitCode();
  }
}
