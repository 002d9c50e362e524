package dev.lakeglass;

import dev.lakeglass.table.LocalFiles;
import java.nio.file.Path;
import java.util.Map;
import org.apache.spark.sql.SparkSession;

/** The one Spark session of the tests: the job's own inside a process, on two cores. */
public final class SparkSessions {
  private static SparkSession shared;

  private SparkSessions() {}

  /** Starts the session on first use; it lives as long as the test JVM. */
  public static synchronized SparkSession shared() {
    if (shared == null) {
      shared = start();
    }
    return shared;
  }

  private static SparkSession start() {
    LocalFiles.use();
    SparkSession session =
        dev.lakeglass.table.SparkSessions.open(
            Map.of(
                "spark.master",
                "local[2]",
                "spark.sql.warehouse.dir",
                Path.of("target", "spark-warehouse").toUri().toString()));
    session.sparkContext().setLogLevel("WARN");
    return session;
  }
}
