package dev.lakeglass.bench;

import dev.lakeglass.source.spark.RawSpanSource;
import java.io.IOException;
import java.nio.file.Path;
import org.apache.spark.sql.SparkSession;

/** Our decoder, then Spark's Parquet writer. */
final class LakeglassDecode implements Contender {
  private final SparkSession spark = Sessions.open();

  @Override
  public void run(Path input, Path out) throws IOException {
    RawSpanSource.read(spark, TraceLogs.files(input)).write().parquet(out.toString());
  }

  @Override
  public void close() {
    spark.stop();
  }
}
