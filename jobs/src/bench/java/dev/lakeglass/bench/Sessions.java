package dev.lakeglass.bench;

import dev.lakeglass.table.LocalFiles;
import dev.lakeglass.table.SparkSessions;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.apache.spark.sql.SparkSession;

/** Spark as the contenders have it: two threads each. */
final class Sessions {
  static final int THREADS = 2;

  private static final String MASTER = "local[" + THREADS + "]";

  private Sessions() {}

  /**
   * The session of a peer: compiled and adaptive plans, zstd; the classes that Spark generates stay
   * from run to run, as in that of the job.
   */
  static SparkSession ofPeer() {
    SparkSession spark =
        SparkSession.builder()
            .master(MASTER)
            .config("spark.ui.enabled", "false")
            .config("spark.driver.host", "localhost")
            .config("spark.driver.bindAddress", "127.0.0.1")
            .config("spark.sql.session.timeZone", "UTC")
            .config("spark.sql.shuffle.partitions", "8")
            .config("spark.sql.parquet.compression.codec", "zstd")
            .config("spark.sql.extensions", "io.delta.sql.DeltaSparkSessionExtension")
            .config(
                "spark.sql.catalog.spark_catalog",
                "org.apache.spark.sql.delta.catalog.DeltaCatalog")
            .config("spark.databricks.delta.snapshotPartitions", "1")
            .config("spark.sql.codegen.cache.maxEntries", "2000")
            .getOrCreate();
    spark.sparkContext().setLogLevel("ERROR");
    return spark;
  }

  /** The session of the job, as its launcher opens it. */
  static SparkSession ofJob() {
    LocalFiles.use();
    SparkSession spark = SparkSessions.open(Map.of("spark.master", MASTER));
    spark.sparkContext().setLogLevel("ERROR");
    return spark;
  }

  /** Fits the session to the work, as ingest does. */
  static void fitTo(SparkSession spark, Path input) throws IOException {
    SparkSessions.fitTo(spark, Folders.bytes(input));
  }
}
