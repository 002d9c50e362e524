package dev.lakeglass.delta;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.delta.DeltaLog;
import org.apache.spark.sql.delta.Snapshot;

/**
 * Tables by their paths, resolved once per version: to open a table takes longer than to read a
 * small day of it. For sessions with {@link KnownFiles}.
 */
public final class ResolvedTables {
  private final SparkSession spark;
  private final Map<String, Resolved> byPath = new ConcurrentHashMap<>();

  public ResolvedTables(SparkSession spark) {
    this.spark = spark;
  }

  private record Resolved(Dataset<Row> rows, Snapshot snapshot) {}

  /** The rows of the latest version of a table. */
  public Dataset<Row> read(String path) {
    Resolved resolved = byPath.get(path);
    if (resolved == null || !LatestVersion.is(resolved.snapshot(), spark)) {
      Dataset<Row> rows = spark.read().format("delta").load(path);
      Snapshot snapshot = LatestVersion.atHand(DeltaLog.forTable(spark, path));
      resolved = new Resolved(rows, snapshot);
      byPath.put(path, resolved);
    }
    return resolved.rows();
  }
}
