package dev.lakeglass.sketch;

import static org.apache.spark.sql.functions.expr;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeMap;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;

/**
 * A state as the columns of a row; a map, which Spark's encoders do not take from Java, as the list
 * of its entries in {@code item_entries}.
 */
public final class StateRow {

  /** The columns of a state, without those of its key. */
  static final String DDL =
      "value_count bigint, null_count bigint, value_sum double, squared_deviation_sum double,"
          + " value_min double, value_max double, quantile_sketch binary,"
          + " item_entries array<struct<key: string, value: bigint>>";

  private StateRow() {}

  /** The columns of a table that hold a state, as one that {@link #state} reads. */
  public static Column column() {
    return expr(
        "struct(value_count, null_count, value_sum, squared_deviation_sum, value_min, value_max,"
            + " quantile_sketch, map_entries(item_counts) as item_entries)");
  }

  /** The column of a table from the entries. */
  static Column itemCounts() {
    return expr("map_from_entries(item_entries)");
  }

  /** The state of a row whose columns include those of {@link #column}. */
  public static MetricState state(MetricKind kind, Row row) {
    return MetricState.of(
        new StateColumns(
            kind,
            row.getAs("value_count"),
            row.getAs("null_count"),
            row.getAs("value_sum"),
            row.getAs("squared_deviation_sum"),
            row.getAs("value_min"),
            row.getAs("value_max"),
            row.getAs("quantile_sketch"),
            itemsOf(row)));
  }

  private static TreeMap<String, Long> itemsOf(Row row) {
    int index = row.fieldIndex("item_entries");
    if (row.isNullAt(index)) {
      return null;
    }
    TreeMap<String, Long> items = new TreeMap<>();
    for (Row item : row.<Row>getList(index)) {
      items.put(item.getAs("key"), item.<Long>getAs("value"));
    }
    return items;
  }

  /** A row of the key's values and the columns of {@link #DDL}. */
  static Row of(MetricState state, Object... key) {
    StateColumns columns = state.columns();
    List<Object> values = new ArrayList<>(Arrays.asList(key));
    values.add(columns.valueCount());
    values.add(columns.nullCount());
    values.add(columns.valueSum());
    values.add(columns.squaredDeviationSum());
    values.add(columns.valueMin());
    values.add(columns.valueMax());
    values.add(columns.quantileSketch());
    values.add(entries(columns));
    return RowFactory.create(values.toArray());
  }

  private static Object[] entries(StateColumns columns) {
    return columns.itemCounts() == null
        ? null
        : columns.itemCounts().entrySet().stream()
            .map(item -> RowFactory.create(item.getKey(), item.getValue()))
            .toArray();
  }
}
