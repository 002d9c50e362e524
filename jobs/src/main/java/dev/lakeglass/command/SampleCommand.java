package dev.lakeglass.command;

import dev.lakeglass.job.JobException;
import dev.lakeglass.job.JobException.Category;
import dev.lakeglass.sample.SampleGenerator;
import dev.lakeglass.sample.SampleOptions;
import dev.lakeglass.sample.SampleSummary;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Writes the raw logs of a made-up application with a known story. */
@Command(
    name = "sample",
    mixinStandardHelpOptions = true,
    description =
        "Writes raw logs of a made-up application with a known story, and the truth beside them.")
final class SampleCommand implements Callable<Integer> {

  @Mixin private OutputOptions output;

  @Option(names = "--out", required = true, paramLabel = "DIR", description = "Folder to write to")
  private Path out;

  @Option(
      names = "--from",
      converter = UtcDay.class,
      paramLabel = "DAY",
      defaultValue = "2026-11-09",
      description = "First UTC day. Default: ${DEFAULT-VALUE}")
  private LocalDate from;

  @Option(names = "--days", defaultValue = "14", description = "Days. Default: ${DEFAULT-VALUE}")
  private int days;

  @Option(
      names = "--requests",
      defaultValue = "150",
      description = "Mean number of requests per day. Default: ${DEFAULT-VALUE}")
  private int requests;

  @Option(
      names = "--seed",
      defaultValue = "1",
      description = "The same seed gives the same bytes. Default: ${DEFAULT-VALUE}")
  private long seed;

  @Option(
      names = "--format",
      defaultValue = "otlp",
      completionCandidates = Formats.class,
      description = "One of ${COMPLETION-CANDIDATES}. Default: ${DEFAULT-VALUE}")
  private String format;

  /** The formats a sample can be written in. */
  static final class Formats implements Iterable<String> {
    @Override
    public Iterator<String> iterator() {
      return SampleOptions.formats().iterator();
    }
  }

  private final Console console;

  SampleCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws IOException {
    SampleSummary summary = SampleGenerator.write(options());
    output.rows(
        List.of("written", "count"),
        List.of(
            List.of("requests", summary.requests()),
            List.of("spans", summary.spans()),
            List.of("feedback lines", summary.feedbackLines()),
            List.of("objects", summary.objects()),
            List.of("bytes before compression", summary.rawBytes()),
            List.of("bytes on disk", summary.packedBytes())),
        console);
    return 0;
  }

  private SampleOptions options() {
    try {
      return new SampleOptions(out, from, days, requests, seed, format);
    } catch (IllegalArgumentException e) {
      throw new JobException(Category.CONFIG, e.getMessage(), e);
    }
  }
}
