package dev.lakeglass.sketch;

import static org.apache.spark.sql.functions.expr;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.apache.spark.api.java.function.MapFunction;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.StructType;

/** The hours of a day in table metric_sketches → one state of the day. */
public final class MergeDay implements MapFunction<Row, Row> {
  private static final long serialVersionUID = 1L;

  public static final StructType SCHEMA =
      StructType.fromDDL(
          "event_date date, metric_name string, slice_key string, slice_value string,"
              + " state binary");

  /** The columns that hold a state, as one. */
  public static Column state() {
    return expr(
        "struct(value_count, null_count, value_sum, squared_deviation_sum, value_min, value_max,"
            + " quantile_sketch, map_entries(item_counts) as items)");
  }

  @Override
  public Row call(Row row) {
    MetricKind kind = MetricKind.of(row.getAs("metric_kind"));
    List<MetricState> states = new ArrayList<>();
    for (Row hour : row.<Row>getList(row.fieldIndex("states"))) {
      states.add(MetricState.of(columns(kind, hour)));
    }
    return RowFactory.create(
        row.getAs("event_date"),
        row.getAs("metric_name"),
        row.getAs("slice_key"),
        row.getAs("slice_value"),
        MetricState.union(kind, states).toBytes());
  }

  private static StateColumns columns(MetricKind kind, Row hour) {
    TreeMap<String, Long> items = null;
    int index = hour.fieldIndex("items");
    if (!hour.isNullAt(index)) {
      items = new TreeMap<>();
      for (Row item : hour.<Row>getList(index)) {
        items.put(item.getAs("key"), item.<Long>getAs("value"));
      }
    }
    return new StateColumns(
        kind,
        hour.getAs("value_count"),
        hour.getAs("null_count"),
        hour.getAs("value_sum"),
        hour.getAs("squared_deviation_sum"),
        hour.getAs("value_min"),
        hour.getAs("value_max"),
        hour.getAs("quantile_sketch"),
        items);
  }
}
