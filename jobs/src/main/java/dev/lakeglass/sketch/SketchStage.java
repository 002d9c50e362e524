package dev.lakeglass.sketch;

import static org.apache.spark.sql.functions.collect_list;
import static org.apache.spark.sql.functions.expr;

import dev.lakeglass.job.StageResult;
import dev.lakeglass.job.Window;
import dev.lakeglass.pipeline.Stage;
import dev.lakeglass.sketch.MetricSource.Metric;
import dev.lakeglass.table.Lakehouse;
import java.sql.Date;
import java.sql.Timestamp;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.apache.spark.api.java.function.MapFunction;
import org.apache.spark.api.java.function.MapPartitionsFunction;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.StructType;

/**
 * What {@code sql/metrics} measures → metric_sketches: one mergeable state per hour, metric and
 * slice that has a value. Each task sums up its rows first, so only states travel between machines.
 */
public final class SketchStage implements Stage {
  private static final String TABLE = "metric_sketches";
  private static final String[] KEY = {
    "event_date", "hour_start", "metric_name", "metric_kind", "slice_key", "slice_value"
  };

  @Override
  public String name() {
    return "sketch";
  }

  @Override
  public List<String> writes() {
    return List.of(TABLE);
  }

  /** Stale documents are judged against earlier days. */
  @Override
  public boolean looksBack() {
    return true;
  }

  @Override
  public StageResult run(Lakehouse lakehouse, Window window) {
    Dataset<Row> partial =
        MetricSource.all(lakehouse, window).entrySet().stream()
            .map(
                source ->
                    source
                        .getValue()
                        .mapPartitions(new SumUp(source.getKey()), Encoders.row(SumUp.SCHEMA)))
            .reduce(Dataset::union)
            .orElseThrow();
    Dataset<Row> states =
        partial
            .groupBy(KEY[0], Arrays.copyOfRange(KEY, 1, KEY.length))
            .agg(collect_list("state").as("states"))
            .map(new MergeStates(), Encoders.row(MergeStates.SCHEMA))
            // Only now: a task that saw nulls alone knows nothing of the values of the others.
            .where("value_count > 0")
            .withColumn("item_counts", expr("map_from_entries(item_entries)"));
    return StageResult.of(Map.of(TABLE, lakehouse.replace(TABLE, window, states)));
  }

  /** Where a state belongs. */
  private record StateKey(
      Date eventDate, Timestamp hourStart, Metric metric, String sliceKey, String sliceValue) {}

  /** Rows of a metric source → one state per hour, metric and slice of this task. */
  private static final class SumUp implements MapPartitionsFunction<Row, Row> {
    private static final long serialVersionUID = 1L;
    private static final StructType SCHEMA =
        StructType.fromDDL(
            "event_date date, hour_start timestamp, metric_name string, metric_kind string,"
                + " slice_key string, slice_value string, state binary");

    private final MetricSource source;

    SumUp(MetricSource source) {
      this.source = source;
    }

    @Override
    public Iterator<Row> call(Iterator<Row> rows) {
      Map<StateKey, MetricState> states = new HashMap<>();
      rows.forEachRemaining(row -> add(row, states));
      return states.entrySet().stream()
          .map(entry -> row(entry.getKey(), entry.getValue()))
          .iterator();
    }

    private void add(Row row, Map<StateKey, MetricState> states) {
      Date eventDate = row.getAs("event_date");
      Timestamp hourStart = row.getAs("hour_start");
      for (Metric metric : source.metrics()) {
        Object value = row.getAs(metric.name());
        update(states, new StateKey(eventDate, hourStart, metric, "all", "all"), value);
        for (String sliceKey : source.sliceKeys()) {
          String sliceValue = row.getAs(MetricSource.column(sliceKey));
          if (sliceValue != null) {
            update(states, new StateKey(eventDate, hourStart, metric, sliceKey, sliceValue), value);
          }
        }
      }
    }

    private static void update(Map<StateKey, MetricState> states, StateKey key, Object value) {
      MetricState state = states.computeIfAbsent(key, k -> MetricState.empty(k.metric().kind()));
      if (value == null) {
        state.updateNull();
      } else if (value instanceof Boolean isTrue) {
        state.update(isTrue.booleanValue());
      } else if (value instanceof Number number) {
        state.update(number.doubleValue());
      } else {
        state.update(value.toString());
      }
    }

    private static Row row(StateKey key, MetricState state) {
      return RowFactory.create(
          key.eventDate(),
          key.hourStart(),
          key.metric().name(),
          key.metric().kind().word(),
          key.sliceKey(),
          key.sliceValue(),
          state.toBytes());
    }
  }

  /** The states of several tasks → the columns of the table. */
  private static final class MergeStates implements MapFunction<Row, Row> {
    private static final long serialVersionUID = 1L;
    private static final StructType SCHEMA =
        StructType.fromDDL(
            "event_date date, hour_start timestamp, metric_name string, metric_kind string,"
                + " slice_key string, slice_value string, value_count bigint, null_count bigint,"
                + " value_sum double, squared_deviation_sum double, value_min double,"
                + " value_max double, quantile_sketch binary,"
                + " item_entries array<struct<key: string, value: bigint>>");

    @Override
    public Row call(Row row) {
      MetricKind kind = MetricKind.of(row.getAs("metric_kind"));
      List<MetricState> states = new ArrayList<>();
      for (byte[] bytes : row.<byte[]>getList(row.fieldIndex("states"))) {
        states.add(MetricState.ofBytes(bytes));
      }
      StateColumns columns = MetricState.union(kind, states).columns();
      return RowFactory.create(
          row.getAs("event_date"),
          row.getAs("hour_start"),
          row.getAs("metric_name"),
          row.getAs("metric_kind"),
          row.getAs("slice_key"),
          row.getAs("slice_value"),
          columns.valueCount(),
          columns.nullCount(),
          columns.valueSum(),
          columns.squaredDeviationSum(),
          columns.valueMin(),
          columns.valueMax(),
          columns.quantileSketch(),
          items(columns));
    }

    private static Object[] items(StateColumns columns) {
      return columns.itemCounts() == null
          ? null
          : columns.itemCounts().entrySet().stream()
              .map(item -> RowFactory.create(item.getKey(), item.getValue()))
              .toArray();
    }
  }
}
