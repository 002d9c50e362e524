package dev.lakeglass.bench;

import dev.lakeglass.check.ClaimThresholds;
import dev.lakeglass.check.EmbeddingSettings;
import dev.lakeglass.check.OutputCheckStage;
import dev.lakeglass.table.Lakehouse;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.SparkSession;

/** A lake whose ingested and checked tables are there; what is computed from them is not. */
final class MeasuredLake {
  private static final List<String> INGESTED =
      List.of(
          "requests",
          "prompts",
          "outputs",
          "retrievals",
          "retrieved_documents",
          "labels",
          "output_checks");

  private MeasuredLake() {}

  /**
   * Opens the lake in {@code out}; its ingested tables are links to those made once per input, the
   * first time in a warm-up.
   */
  static Lakehouse open(SparkSession spark, Path input, Path out) throws IOException {
    Path ingested = input.resolveSibling(input.getFileName() + "-lake");
    if (!Files.exists(ingested)) {
      Path unfinished = input.resolveSibling(input.getFileName() + "-lake-unfinished");
      Folders.delete(unfinished);
      new LakeglassIngest().run(input, unfinished);
      new OutputCheckStage(
              new ClaimThresholds(ClaimThresholds.STANDARD, Map.of()), EmbeddingSettings.NONE)
          .run(new Lakehouse(spark, unfinished.toString()), LakeglassIngest.DAY);
      Files.move(unfinished, ingested);
    }
    Files.createDirectories(out);
    for (String table : INGESTED) {
      Files.createSymbolicLink(out.resolve(table), ingested.resolve(table));
    }
    return new Lakehouse(spark, out.toString());
  }
}
