package dev.lakeglass.sketch;

import dev.lakeglass.job.Window;
import dev.lakeglass.table.Lakehouse;
import dev.lakeglass.table.SqlFile;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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
public record MetricSource(List<String> slices, List<Metric> metrics) implements Serializable {
  private static final List<String> FILES =
      List.of("requests", "model_calls", "searches", "documents");
  private static final String SLICE = "slice_";
  private static final Set<String> FRAME = Set.of("event_date", "hour_start", "trace_id");

  /** A column that is measured. */
  public record Metric(String name, MetricKind kind) implements Serializable {}

  /** The rows of every metric source for the days of a window, with what their columns mean. */
  public static Map<MetricSource, Dataset<Row>> all(Lakehouse lakehouse, Window window) {
    Map<MetricSource, Dataset<Row>> sources = new LinkedHashMap<>();
    for (String file : FILES) {
      Dataset<Row> rows = lakehouse.sql(SqlFile.read("metrics/" + file + ".sql"), window);
      sources.put(of(rows), Lakehouse.within(rows, window));
    }
    return sources;
  }

  /** The column that holds a dimension. */
  public static String column(String sliceKey) {
    return SLICE + sliceKey;
  }

  /** Dimensions, without the prefix of their columns. */
  public List<String> sliceKeys() {
    return slices.stream().map(slice -> slice.substring(SLICE.length())).toList();
  }

  private static MetricSource of(Dataset<Row> rows) {
    List<String> slices =
        Arrays.stream(rows.columns()).filter(column -> column.startsWith(SLICE)).toList();
    List<Metric> metrics = new ArrayList<>();
    for (StructField field : rows.schema().fields()) {
      if (!field.name().startsWith(SLICE) && !FRAME.contains(field.name())) {
        metrics.add(new Metric(field.name(), kind(field.dataType())));
      }
    }
    return new MetricSource(slices, List.copyOf(metrics));
  }

  private static MetricKind kind(DataType type) {
    if (type instanceof BooleanType) {
      return MetricKind.BOOLEAN;
    }
    return type instanceof StringType ? MetricKind.CATEGORICAL : MetricKind.NUMERIC;
  }
}
