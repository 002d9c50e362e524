package dev.lakeglass.sketch;

import java.util.ArrayList;
import java.util.List;
import org.apache.spark.api.java.function.MapFunction;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.StructType;

/** The hours of a day in table metric_sketches → the row of the day in metric_sketches_daily. */
final class MergeHours implements MapFunction<Row, Row> {
  private static final long serialVersionUID = 1L;

  static final StructType SCHEMA =
      StructType.fromDDL(
          "event_date date, metric_name string, metric_kind string, slice_key string,"
              + " slice_value string, "
              + StateRow.DDL);

  @Override
  public Row call(Row row) {
    MetricKind kind = MetricKind.of(row.getAs("metric_kind"));
    List<MetricState> states = new ArrayList<>();
    for (Row hour : row.<Row>getList(row.fieldIndex("states"))) {
      states.add(StateRow.state(kind, hour));
    }
    return StateRow.of(
        MetricState.union(kind, states),
        row.getAs("event_date"),
        row.getAs("metric_name"),
        row.getAs("metric_kind"),
        row.getAs("slice_key"),
        row.getAs("slice_value"));
  }
}
