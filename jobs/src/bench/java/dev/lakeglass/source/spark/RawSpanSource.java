package dev.lakeglass.source.spark;

import dev.lakeglass.source.RawObjectReader;
import dev.lakeglass.source.RawObjectReader.Positioned;
import dev.lakeglass.span.RawSpan;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.catalyst.expressions.GenericInternalRow;
import org.apache.spark.sql.catalyst.util.ArrayBasedMapData;
import org.apache.spark.sql.catalyst.util.GenericArrayData;
import org.apache.spark.sql.connector.catalog.SupportsRead;
import org.apache.spark.sql.connector.catalog.Table;
import org.apache.spark.sql.connector.catalog.TableCapability;
import org.apache.spark.sql.connector.catalog.TableProvider;
import org.apache.spark.sql.connector.expressions.Transform;
import org.apache.spark.sql.connector.read.Batch;
import org.apache.spark.sql.connector.read.InputPartition;
import org.apache.spark.sql.connector.read.PartitionReader;
import org.apache.spark.sql.connector.read.PartitionReaderFactory;
import org.apache.spark.sql.connector.read.Scan;
import org.apache.spark.sql.connector.read.ScanBuilder;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.sql.util.CaseInsensitiveStringMap;
import org.apache.spark.unsafe.types.UTF8String;

/**
 * The decoder of the job alone, in the columns that its peers write: spans as they were sent,
 * neither harmonised nor redacted.
 */
public final class RawSpanSource implements TableProvider {
  private static final StructType SCHEMA =
      StructType.fromDDL(
          """
          trace_id string, span_id string, parent_span_id string, span_name string, kind int,
          started_at timestamp, ended_at timestamp, status_code int,
          resource_attributes map<string, string>, attributes map<string, string>
          """);

  /** The spans of some objects. */
  public static org.apache.spark.sql.Dataset<org.apache.spark.sql.Row> read(
      org.apache.spark.sql.SparkSession spark, List<String> paths) {
    return spark
        .read()
        .format(RawSpanSource.class.getName())
        .option("paths", String.join("\n", paths))
        .load();
  }

  @Override
  public StructType inferSchema(CaseInsensitiveStringMap options) {
    return SCHEMA;
  }

  @Override
  public Table getTable(
      StructType schema, Transform[] partitioning, Map<String, String> properties) {
    return new SpanTable();
  }

  private static final class SpanTable implements Table, SupportsRead {

    @Override
    public String name() {
      return "spans";
    }

    @Override
    @SuppressWarnings("deprecation") // columns() defaults to this
    public StructType schema() {
      return SCHEMA;
    }

    @Override
    public Set<TableCapability> capabilities() {
      return Set.of(TableCapability.BATCH_READ);
    }

    @Override
    public ScanBuilder newScanBuilder(CaseInsensitiveStringMap options) {
      List<String> paths = options.get("paths").lines().toList();
      return () -> new SpanScan(paths);
    }
  }

  private record SpanScan(List<String> paths) implements Scan, Batch {

    @Override
    public StructType readSchema() {
      return SCHEMA;
    }

    @Override
    public Batch toBatch() {
      return this;
    }

    @Override
    public InputPartition[] planInputPartitions() {
      return paths.stream()
          .flatMap(path -> RawPart.of(file(path)).stream())
          .map(SpanPartition::new)
          .toArray(InputPartition[]::new);
    }

    @Override
    public PartitionReaderFactory createReaderFactory() {
      return new SpanReaders();
    }
  }

  private record SpanPartition(RawPart part) implements InputPartition {}

  private record SpanReaders() implements PartitionReaderFactory {

    @Override
    public PartitionReader<InternalRow> createReader(InputPartition partition) {
      try {
        return new SpanReader(((SpanPartition) partition).part());
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  private static RawFile file(String path) {
    try {
      return new RawFile(
          "traces",
          "auto",
          path,
          path,
          Files.size(Path.of(path)),
          Instant.EPOCH,
          Instant.EPOCH,
          false);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static final class SpanReader implements PartitionReader<InternalRow> {
    private final RawObjectReader reader;
    private InternalRow row = new GenericInternalRow(0);

    SpanReader(RawPart part) throws IOException {
      Configuration hadoop = new Configuration();
      RawFile file = part.file();
      if (part.isWhole()) {
        reader = new RawObjectReader(StoredObjects.open(file.path(), hadoop), file.format());
      } else {
        LineFile.Range range = new LineFile(file, hadoop).open(part.from(), part.to());
        reader = RawObjectReader.ofPart(range, file.format(), range.first());
      }
    }

    @Override
    public boolean next() throws IOException {
      Optional<Positioned> record = reader.next();
      record.ifPresent(positioned -> row = row((RawSpan) positioned.record()));
      return record.isPresent();
    }

    @Override
    public InternalRow get() {
      return row;
    }

    @Override
    public void close() throws IOException {
      reader.close();
    }

    private static InternalRow row(RawSpan span) {
      return new GenericInternalRow(
          new Object[] {
            UTF8String.fromString(span.traceId()),
            UTF8String.fromString(span.spanId()),
            UTF8String.fromString(span.parentSpanId()),
            UTF8String.fromString(span.name()),
            span.kind().ordinal(),
            span.startNanos() / 1_000,
            span.endNanos() / 1_000,
            span.status().ordinal(),
            map(span.resource()),
            map(span.attributes())
          });
    }

    private static ArrayBasedMapData map(Map<String, Object> attributes) {
      Object[] keys = new Object[attributes.size()];
      Object[] values = new Object[keys.length];
      int at = 0;
      for (Map.Entry<String, Object> attribute : attributes.entrySet()) {
        keys[at] = UTF8String.fromString(attribute.getKey());
        values[at++] = UTF8String.fromString(attribute.getValue().toString());
      }
      return new ArrayBasedMapData(new GenericArrayData(keys), new GenericArrayData(values));
    }
  }
}
