package dev.lakeglass.delta;

import java.io.IOException;
import java.io.UncheckedIOException;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.delta.DeltaLog;
import org.apache.spark.sql.delta.Snapshot;
import org.apache.spark.sql.delta.util.FileNames;

/**
 * Whether the version of a table that is at hand is still the latest. Delta lists the log of a
 * table to see that, all its files, for every read and once more for the scan; here the commit that
 * would follow is looked for by its name.
 */
final class LatestVersion {
  private LatestVersion() {}

  /** The version this session has read last. */
  static Snapshot atHand(DeltaLog log) {
    return log.unsafeVolatileSnapshot();
  }

  static boolean is(Snapshot snapshot, SparkSession spark) {
    Path next = FileNames.unsafeDeltaFile(snapshot.deltaLog().logPath(), snapshot.version() + 1);
    Configuration hadoop = spark.sparkContext().hadoopConfiguration();
    try {
      return snapshot.version() >= 0 && !next.getFileSystem(hadoop).exists(next);
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot look for " + next, e);
    }
  }
}
