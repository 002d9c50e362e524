package dev.lakeglass.bench;

import dev.lakeglass.source.spark.RawSpanSource;
import java.io.IOException;
import java.nio.file.Path;
import org.apache.spark.sql.SparkSession;

/** Our decoder. */
final class LakeglassDecode implements Contender {
  private final SparkSession spark = Sessions.ofJob();
  private final Sink sink;

  LakeglassDecode(Sink sink) {
    this.sink = sink;
  }

  @Override
  public void run(Path input, Path out) throws IOException {
    Sessions.fitTo(spark, input);
    sink.write(RawSpanSource.read(spark, TraceLogs.files(input)), out);
  }

  @Override
  public void close() {
    spark.stop();
  }
}
