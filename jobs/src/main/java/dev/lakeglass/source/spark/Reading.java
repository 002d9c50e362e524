package dev.lakeglass.source.spark;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.Serializable;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/**
 * What a read of raw objects needs: the objects, how texts are guarded, and how to reach the
 * storage.
 *
 * <p>Options of a Spark data source are texts that may show up in logs; a reading holds the key of
 * the pseudonyms, so it is handed over by a number that only the driver can resolve.
 */
public final class Reading implements Serializable, AutoCloseable {
  private static final long serialVersionUID = 1L;
  private static final Map<String, Reading> OPEN = new ConcurrentHashMap<>();
  private static final AtomicLong NEXT = new AtomicLong();

  private final List<RawFile> files;
  private final GuardSettings guard;
  private final Map<String, List<String>> columns;
  private final List<String> references;
  private final byte[] hadoop;
  private final String number = Long.toString(NEXT.incrementAndGet());

  /**
   * @param columns our column → attributes it is read from
   * @param references prefixes below which content in other objects is read
   */
  public Reading(
      List<RawFile> files,
      GuardSettings guard,
      Map<String, List<String>> columns,
      List<String> references,
      Configuration hadoop) {
    this.files = List.copyOf(files);
    this.guard = guard;
    this.columns = Map.copyOf(columns);
    this.references = List.copyOf(references);
    this.hadoop = bytes(hadoop);
  }

  /** The records of the objects; they can be read until the reading is closed. */
  public Dataset<Row> read(SparkSession spark) {
    OPEN.put(number, this);
    return spark.read().format("lakeglass").option("reading", number).load();
  }

  @Override
  public void close() {
    OPEN.remove(number);
  }

  static Reading registered(String number) {
    Reading reading = OPEN.get(number);
    if (reading == null) {
      throw new IllegalArgumentException(
          "Cannot read raw objects: option \"reading\" is \""
              + number
              + "\", expected the number of a registered reading");
    }
    return reading;
  }

  List<RawFile> files() {
    return files;
  }

  GuardSettings guard() {
    return guard;
  }

  Map<String, List<String>> columns() {
    return columns;
  }

  List<String> references() {
    return references;
  }

  Configuration hadoop() {
    Configuration configuration = new Configuration(false);
    try {
      configuration.readFields(new DataInputStream(new ByteArrayInputStream(hadoop)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return configuration;
  }

  private static byte[] bytes(Configuration configuration) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try {
      configuration.write(new DataOutputStream(bytes));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }
}
