package dev.lakeglass.bench;

import dev.lakeglass.command.Pricing;
import dev.lakeglass.config.JobConfig;
import dev.lakeglass.cost.CostStage;
import dev.lakeglass.sketch.SketchStage;
import dev.lakeglass.table.Lakehouse;
import java.io.IOException;
import java.nio.file.Path;
import org.apache.spark.sql.SparkSession;

/** The cost and sketch stages of the job with its default configuration and price list. */
final class LakeglassMeasure implements Contender {
  private final SparkSession spark = Sessions.ofJob();

  @Override
  public void run(Path input, Path out) throws IOException {
    Sessions.fitTo(spark, input);
    Lakehouse lakehouse = MeasuredLake.open(spark, input, out);
    JobConfig config = LakeglassIngest.configuration(input, out);
    new CostStage(Pricing.pricer(config), config.cost().attributes())
        .run(lakehouse, LakeglassIngest.DAY);
    new SketchStage().run(lakehouse, LakeglassIngest.DAY);
  }

  @Override
  public void close() {
    spark.stop();
  }
}
