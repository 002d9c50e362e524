package dev.lakeglass.sketch;

import dev.lakeglass.table.Lakehouse;
import dev.lakeglass.table.SqlFile;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.BooleanType;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.StringType;
import org.apache.spark.sql.types.StructField;

/**
 * A file of {@code sql/metrics}: a SELECT whose columns {@code slice_…} are dimensions and whose
 * other columns are metrics, all but {@code event_date, hour_start, trace_id}.
 */
public record MetricSource(String name, List<String> slices, List<Metric> metrics)
    implements Serializable {
  private static final List<String> FILES =
      List.of("requests", "model_calls", "searches", "documents");
  private static final String SLICE = "slice_";
  private static final Set<String> FRAME = Set.of("event_date", "hour_start", "trace_id");

  /** A column that is measured. */
  public record Metric(String name, MetricKind kind) implements Serializable {}

  /** All metric sources; the views of the lake must be registered. */
  public static List<MetricSource> all(Lakehouse lakehouse) {
    return FILES.stream().map(name -> of(name, rows(lakehouse, name))).toList();
  }

  public Dataset<Row> rows(Lakehouse lakehouse) {
    return rows(lakehouse, name);
  }

  /** The column that holds a dimension. */
  public static String column(String sliceKey) {
    return SLICE + sliceKey;
  }

  /** Dimensions, without the prefix of their columns. */
  public List<String> sliceKeys() {
    return slices.stream().map(slice -> slice.substring(SLICE.length())).toList();
  }

  private static Dataset<Row> rows(Lakehouse lakehouse, String name) {
    return lakehouse.spark().sql(SqlFile.read("metrics/" + name + ".sql"));
  }

  private static MetricSource of(String name, Dataset<Row> rows) {
    List<String> slices =
        Arrays.stream(rows.columns()).filter(column -> column.startsWith(SLICE)).toList();
    List<Metric> metrics = new ArrayList<>();
    for (StructField field : rows.schema().fields()) {
      if (!field.name().startsWith(SLICE) && !FRAME.contains(field.name())) {
        metrics.add(new Metric(field.name(), kind(field.dataType())));
      }
    }
    return new MetricSource(name, slices, List.copyOf(metrics));
  }

  private static MetricKind kind(DataType type) {
    if (type instanceof BooleanType) {
      return MetricKind.BOOLEAN;
    }
    return type instanceof StringType ? MetricKind.CATEGORICAL : MetricKind.NUMERIC;
  }
}
