package dev.lakeglass.delta;

import io.delta.kernel.TableManager;
import io.delta.kernel.data.FilteredColumnarBatch;
import io.delta.kernel.data.MapValue;
import io.delta.kernel.data.Row;
import io.delta.kernel.defaults.engine.DefaultEngine;
import io.delta.kernel.engine.Engine;
import io.delta.kernel.internal.InternalScanFileUtils;
import io.delta.kernel.utils.CloseableIterator;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import org.apache.spark.sql.delta.Snapshot;
import org.apache.spark.sql.delta.actions.AddFile;
import scala.Option;
import scala.collection.immutable.Map;
import scala.collection.immutable.Map$;
import scala.jdk.javaapi.CollectionConverters;

/**
 * The files of a version as its log tells them, read by Delta Kernel: in this thread, where Delta's
 * Spark connector rebuilds the state of the table by several Spark queries.
 */
final class LogFiles {
  private LogFiles() {}

  /** Nothing if the table has deletion vectors, which are left to the connector. */
  static Optional<List<AddFile>> of(Snapshot snapshot) {
    Engine engine = DefaultEngine.create(snapshot.deltaLog().newDeltaHadoopConf());
    List<AddFile> files = new ArrayList<>();
    try (CloseableIterator<FilteredColumnarBatch> batches =
        TableManager.loadSnapshot(snapshot.dataPath().toString())
            .atVersion(snapshot.version())
            .build(engine)
            .getScanBuilder()
            .build()
            .getScanFiles(engine)) {
      while (batches.hasNext()) {
        try (CloseableIterator<Row> rows = batches.next().getRows()) {
          while (rows.hasNext()) {
            Row row = rows.next();
            if (InternalScanFileUtils.getDeletionVectorDescriptorFromRow(row) != null) {
              return Optional.empty();
            }
            files.add(file(row.getStruct(InternalScanFileUtils.ADD_FILE_ORDINAL)));
          }
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read the log of " + snapshot.dataPath(), e);
    }
    return Optional.of(files);
  }

  private static AddFile file(Row add) {
    return new AddFile(
        add.getString(add.getSchema().indexOf("path")),
        partition(add.getMap(add.getSchema().indexOf("partitionValues"))),
        add.getLong(add.getSchema().indexOf("size")),
        add.getLong(add.getSchema().indexOf("modificationTime")),
        false,
        null,
        null,
        null,
        Option.empty(),
        Option.empty(),
        Option.empty(),
        Option.empty(),
        Option.empty());
  }

  private static Map<String, String> partition(MapValue values) {
    java.util.Map<String, String> partition = new HashMap<>();
    for (int i = 0; i < values.getSize(); i++) {
      String value = values.getValues().isNullAt(i) ? null : values.getValues().getString(i);
      partition.put(values.getKeys().getString(i), value);
    }
    return Map$.MODULE$.from(CollectionConverters.asScala(partition));
  }
}
