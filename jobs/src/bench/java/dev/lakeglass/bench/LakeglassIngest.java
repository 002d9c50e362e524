package dev.lakeglass.bench;

import dev.lakeglass.config.JobConfig;
import dev.lakeglass.config.JobConfigReader;
import dev.lakeglass.ingest.IngestStage;
import dev.lakeglass.job.Window;
import dev.lakeglass.table.Lakehouse;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.SparkSession;

/** The ingest stage of the job with its default configuration, into a new lake. */
final class LakeglassIngest implements Contender {
  static final Window DAY = Window.day(LocalDate.parse(TraceLogs.DAY));

  private final SparkSession spark = Sessions.ofJob();

  @Override
  public void run(Path input, Path out) throws IOException {
    IngestStage stage = new IngestStage(configuration(input, out));
    stage.run(new Lakehouse(spark, out.toString()), DAY);
  }

  /** The defaults, with a file in {@code out} that names the input. */
  static JobConfig configuration(Path input, Path out) throws IOException {
    Files.createDirectories(out);
    Path configuration = out.resolve("job.yaml");
    Files.writeString(
        configuration,
        """
        lake: %1$s
        reports: %1$s/reports
        sources:
          - { name: traces, path: "%2$s/traces/*" }
          - { name: feedback, format: feedback, path: "%2$s/feedback.jsonl" }
        """
            .formatted(out, input));
    return JobConfigReader.read(List.of(configuration.toString()), Map.of(), Map.of());
  }

  @Override
  public void close() {
    spark.stop();
  }
}
