package dev.lakeglass.command;

import dev.lakeglass.config.JobConfig;
import dev.lakeglass.config.JobConfigReader;
import dev.lakeglass.ingest.Sniffer;
import dev.lakeglass.job.JobException;
import dev.lakeglass.job.JobException.Category;
import dev.lakeglass.source.spark.StoredObjects;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.apache.hadoop.conf.Configuration;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Says what a raw file is and what becomes of its first records. */
@Command(
    name = "sniff",
    mixinStandardHelpOptions = true,
    description =
        "Says which format a raw file has, how it is framed, which dialects it speaks, what its first"
            + " records become (redacted), and which signals are missing.")
final class SniffCommand implements Callable<Integer> {

  @Parameters(arity = "1..*", paramLabel = "FILE", description = "Files or URIs of raw objects")
  private List<String> files;

  @Option(
      names = "--records",
      defaultValue = "5",
      description = "How many records to show. Default: ${DEFAULT-VALUE}")
  private int records;

  private final Console console;

  SniffCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    JobConfig.Redact redact =
        JobConfig.Redact.standard(Optional.ofNullable(System.getenv("LAKEGLASS_KEY")));
    Sniffer sniffer = new Sniffer(redact, JobConfigReader.defaultAttributes(), records);
    boolean isAllReadable = true;
    for (String file : files) {
      Sniffer.Finding finding = sniffer.sniff(open(file));
      isAllReadable &= finding.isReadable();
      print(file, finding);
    }
    return isAllReadable ? 0 : Category.INPUT.exitCode();
  }

  private static InputStream open(String file) {
    try {
      return StoredObjects.open(file, new Configuration());
    } catch (IOException e) {
      throw new JobException(
          Category.STORAGE, "Cannot read " + file + ": " + e.getMessage() + ".", e);
    }
  }

  private void print(String file, Sniffer.Finding finding) {
    console.answer(file);
    finding.facts().forEach((name, fact) -> console.answer("  %-12s %s".formatted(name, fact)));
    if (!finding.rows().isEmpty()) {
      console.answer("");
      console.table(Sniffer.HEAD, finding.rows());
    }
    console.answer("");
  }
}
