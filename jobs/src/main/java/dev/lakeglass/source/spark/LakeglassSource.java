package dev.lakeglass.source.spark;

import java.util.Map;
import java.util.Set;
import org.apache.spark.sql.connector.catalog.SupportsRead;
import org.apache.spark.sql.connector.catalog.Table;
import org.apache.spark.sql.connector.catalog.TableCapability;
import org.apache.spark.sql.connector.catalog.TableProvider;
import org.apache.spark.sql.connector.expressions.Transform;
import org.apache.spark.sql.connector.read.ScanBuilder;
import org.apache.spark.sql.sources.DataSourceRegister;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.sql.util.CaseInsensitiveStringMap;

/**
 * Spark data source {@code lakeglass}: raw telemetry and feedback as rows of {@link RecordSchema},
 * decoded, harmonised and redacted in one pass.
 */
public final class LakeglassSource implements TableProvider, DataSourceRegister {

  @Override
  public String shortName() {
    return "lakeglass";
  }

  @Override
  public StructType inferSchema(CaseInsensitiveStringMap options) {
    return RecordSchema.SCHEMA;
  }

  @Override
  public Table getTable(
      StructType schema, Transform[] partitioning, Map<String, String> properties) {
    return new RawTable();
  }

  private static final class RawTable implements Table, SupportsRead {

    @Override
    public String name() {
      return "lakeglass";
    }

    @Override
    @SuppressWarnings("deprecation") // columns() exists from Spark 3.4 on and defaults to this
    public StructType schema() {
      return RecordSchema.SCHEMA;
    }

    @Override
    public Set<TableCapability> capabilities() {
      return Set.of(TableCapability.BATCH_READ);
    }

    @Override
    public ScanBuilder newScanBuilder(CaseInsensitiveStringMap options) {
      Reading reading = Reading.registered(options.get("reading"));
      return () -> new RawScan(reading);
    }
  }
}
