package dev.lakeglass.table;

import static java.util.Map.entry;

import dev.lakeglass.delta.KnownFiles;
import java.util.HashMap;
import java.util.Map;
import org.apache.spark.SparkConf;
import org.apache.spark.sql.SparkSession;

/**
 * Opens the Spark session of a run: the cluster's if there is one, else one inside this process.
 */
public final class SparkSessions {

  /**
   * What every run needs, wherever it runs. A window of days names its partitions itself, so
   * pruning them a second time only lists them twice, and what it replaces are whole partitions,
   * never single rows; and the log of a table with a few files a day is not worth Delta's 50 tasks.
   * Java's streams hold every object they wrote or read until they are reset: rows that are kept on
   * disk come back in batches of megabytes, of which Spark's hundred would fill a small heap. Spark
   * keeps a hundred of the classes it generates; a day needs several hundred, and the next day the
   * same ones.
   */
  private static final Map<String, String> ALWAYS =
      Map.ofEntries(
          entry("spark.serializer.objectStreamReset", "1"),
          entry(
              "spark.sql.extensions",
              KnownFiles.class.getName() + ",io.delta.sql.DeltaSparkSessionExtension"),
          entry(
              "spark.sql.catalog.spark_catalog", "org.apache.spark.sql.delta.catalog.DeltaCatalog"),
          entry("spark.sql.session.timeZone", "UTC"),
          entry("spark.sql.ansi.enabled", "true"),
          entry("spark.sql.parquet.compression.codec", "zstd"),
          entry("spark.sql.codegen.cache.maxEntries", "2000"),
          entry("spark.sql.optimizer.dynamicPartitionPruning.enabled", "false"),
          entry("spark.databricks.delta.replaceWhere.dataColumns.enabled", "false"),
          entry("spark.databricks.delta.snapshotPartitions", "1"),
          entry("spark.databricks.delta.schema.autoMerge.enabled", "false"));

  /** What a session inside this process needs: no web server, no name service. */
  private static final Map<String, String> LOCAL =
      Map.of(
          "spark.ui.enabled", "false",
          "spark.driver.host", "localhost",
          "spark.driver.bindAddress", "127.0.0.1");

  /**
   * What makes a small day quick: one partition, so that neither joins nor groups exchange rows,
   * and plans that are interpreted, since compiling them takes longer than running them.
   */
  private static final Map<String, String> SMALL =
      Map.of(
          "spark.sql.shuffle.partitions", "1",
          "spark.sql.adaptive.enabled", "false",
          "spark.sql.codegen.wholeStage", "false",
          "spark.sql.codegen.factoryMode", "NO_CODEGEN",
          "spark.sql.autoBroadcastJoinThreshold", "-1",
          "spark.sql.ui.explainMode", "simple");

  /**
   * What a large day needs instead. A method of more than 8,000 bytes is never compiled by HotSpot
   * (its {@code HugeMethodLimit}); Spark makes such ones of plans with wide rows, unless it is told
   * the limit: then it cuts the plan, which is compiled in parts. Rows of texts are kept in batches
   * of a few: Spark's 10,000 are 100 MB and more, which a task would hold in memory at once.
   */
  private static final Map<String, String> LARGE =
      Map.of(
          "spark.sql.adaptive.enabled", "true",
          "spark.sql.codegen.wholeStage", "true",
          "spark.sql.codegen.factoryMode", "FALLBACK",
          "spark.sql.codegen.hugeMethodLimit", "8000",
          "spark.sql.inMemoryColumnarStorage.batchSize", "200",
          "spark.sql.ui.explainMode", "formatted");

  /** Where compiled plans begin to pay, as measured on two cores. */
  private static final long LARGE_BYTES = 16L * 1024 * 1024;

  private static final long BYTES_PER_PARTITION = 16L * 1024 * 1024;
  private static final long FEWEST_PARTITIONS = 8;

  /**
   * The share of the heap up to which the smaller side of a join is held in memory as a whole; its
   * hash table takes two to four times of what Spark expects, and three tables are written at once.
   */
  private static final long BROADCAST_SHARE = 64;

  private static final long LARGEST_BROADCAST = 64L * 1024 * 1024;

  private SparkSessions() {}

  /**
   * @param settings additional settings; they win over ours
   */
  public static SparkSession open(Map<String, String> settings) {
    SparkSession.Builder builder = SparkSession.builder().appName("lakeglass");
    ALWAYS.forEach(builder::config);
    boolean isLocal = System.getProperty("spark.master") == null;
    if (isLocal) {
      builder.master("local[*]");
      LOCAL.forEach(builder::config);
    }
    settings.forEach(builder::config);
    SparkSession spark = builder.getOrCreate();
    if (isLocal) {
      fitTo(spark, 0);
    }
    return spark;
  }

  /**
   * Tunes a session to the work ahead; what the configuration or spark-submit sets stays as it is.
   *
   * @param storedBytes bytes of raw objects to read, compressed or not
   */
  public static void fitTo(SparkSession spark, long storedBytes) {
    Map<String, String> settings = new HashMap<>(storedBytes < LARGE_BYTES ? SMALL : LARGE);
    if (storedBytes >= LARGE_BYTES) {
      long partitions = Math.max(FEWEST_PARTITIONS, storedBytes / BYTES_PER_PARTITION);
      settings.put("spark.sql.shuffle.partitions", Long.toString(partitions));
      long heap = Runtime.getRuntime().maxMemory();
      settings.put(
          "spark.sql.autoBroadcastJoinThreshold",
          Long.toString(Math.min(LARGEST_BROADCAST, heap / BROADCAST_SHARE)));
    }
    SparkConf chosen = spark.sparkContext().getConf();
    settings.forEach(
        (key, value) -> {
          if (!chosen.contains(key)) {
            spark.conf().set(key, value);
          }
        });
  }

  /** Whether rows shuffle into one partition; what is read may then be one from the start. */
  static boolean isOnePartition(SparkSession spark) {
    return spark.conf().get("spark.sql.shuffle.partitions").equals("1");
  }
}
