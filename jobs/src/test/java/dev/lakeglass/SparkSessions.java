package dev.lakeglass;

import dev.lakeglass.table.LocalFiles;
import java.nio.file.Path;
import org.apache.spark.sql.SparkSession;

/** The one Spark session of the integration tests: two cores, one partition, UTC, ANSI, no UI. */
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
        SparkSession.builder()
            .appName("lakeglass-tests")
            .master("local[2]")
            .config("spark.ui.enabled", "false")
            .config("spark.driver.host", "localhost")
            .config("spark.driver.bindAddress", "127.0.0.1")
            .config("spark.sql.shuffle.partitions", "1")
            .config("spark.sql.adaptive.enabled", "false")
            .config("spark.sql.session.timeZone", "UTC")
            .config("spark.sql.ansi.enabled", "true")
            .config(
                "spark.sql.warehouse.dir", Path.of("target", "spark-warehouse").toUri().toString())
            .config("spark.sql.extensions", "io.delta.sql.DeltaSparkSessionExtension")
            .config(
                "spark.sql.catalog.spark_catalog",
                "org.apache.spark.sql.delta.catalog.DeltaCatalog")
            .config("spark.databricks.delta.snapshotPartitions", "1")
            .getOrCreate();
    session.sparkContext().setLogLevel("WARN");
    return session;
  }
}
