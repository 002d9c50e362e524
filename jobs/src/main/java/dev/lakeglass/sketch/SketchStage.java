package dev.lakeglass.sketch;

import static org.apache.spark.sql.functions.collect_list;

import dev.lakeglass.job.StageResult;
import dev.lakeglass.job.Window;
import dev.lakeglass.pipeline.Stage;
import dev.lakeglass.sketch.MetricSource.Metric;
import dev.lakeglass.table.Lakehouse;
import java.sql.Date;
import java.sql.Timestamp;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.spark.api.java.function.MapFunction;
import org.apache.spark.api.java.function.MapPartitionsFunction;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.StructType;

/**
 * What {@code sql/metrics} measures → metric_sketches: one mergeable state per hour, metric and
 * slice that has a value; and, merged, metric_sketches_daily. Each task sums up its rows first, so
 * only states travel between machines.
 */
public final class SketchStage implements Stage {
  private static final String HOURS = "metric_sketches";
  private static final String DAYS = "metric_sketches_daily";
  private static final String DATE = "event_date";
  private static final String[] KEY_OF_HOUR = {
    "hour_start", "metric_name", "metric_kind", "slice_key", "slice_value"
  };
  private static final String[] KEY_OF_DAY = {
    "metric_name", "metric_kind", "slice_key", "slice_value"
  };

  @Override
  public String name() {
    return "sketch";
  }

  @Override
  public List<String> writes() {
    return List.of(HOURS, DAYS);
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
            .groupBy(DATE, KEY_OF_HOUR)
            .agg(collect_list("state").as("states"))
            .map(new MergeStates(), Encoders.row(MergeStates.SCHEMA))
            // Only now: a task that saw nulls alone knows nothing of the values of the others.
            .where("value_count > 0")
            .withColumn("item_counts", StateRow.itemCounts());
    long hours = lakehouse.replace(HOURS, window, states);
    return StageResult.of(
        Map.of(HOURS, hours, DAYS, lakehouse.replace(DAYS, window, days(lakehouse, window))));
  }

  /** The hours merged, so that who looks back a month reads a state a day. */
  private static Dataset<Row> days(Lakehouse lakehouse, Window window) {
    return lakehouse
        .read(HOURS, window)
        .groupBy(DATE, KEY_OF_DAY)
        .agg(collect_list(StateRow.column()).as("states"))
        .map(new MergeHours(), Encoders.row(MergeHours.SCHEMA))
        .withColumn("item_counts", StateRow.itemCounts());
  }

  /** Where the states of all metrics belong. */
  private record SliceHour(Date eventDate, Timestamp hourStart, String key, String value) {}

  /** Rows of a metric source → one state per hour, metric and slice of this task. */
  private static final class SumUp implements MapPartitionsFunction<Row, Row> {
    private static final long serialVersionUID = 1L;
    private static final StructType SCHEMA =
        StructType.fromDDL(
            "event_date date, hour_start timestamp, metric_name string, metric_kind string,"
                + " slice_key string, slice_value string, state binary");

    private final MetricSource source;
    private final List<String> sliceKeys;

    SumUp(MetricSource source) {
      this.source = source;
      this.sliceKeys = source.sliceKeys();
    }

    @Override
    public Iterator<Row> call(Iterator<Row> rows) {
      Map<SliceHour, MetricState[]> states = new HashMap<>();
      rows.forEachRemaining(row -> add(row, states));
      return states.entrySet().stream()
          .flatMap(entry -> rows(entry.getKey(), entry.getValue()))
          .iterator();
    }

    private void add(Row row, Map<SliceHour, MetricState[]> states) {
      Date eventDate = row.getAs("event_date");
      Timestamp hourStart = row.getAs("hour_start");
      Object[] values =
          source.metrics().stream().map(metric -> row.<Object>getAs(metric.name())).toArray();
      update(states, new SliceHour(eventDate, hourStart, "all", "all"), values);
      for (String sliceKey : sliceKeys) {
        String sliceValue = row.getAs(MetricSource.column(sliceKey));
        if (sliceValue != null) {
          update(states, new SliceHour(eventDate, hourStart, sliceKey, sliceValue), values);
        }
      }
    }

    private void update(Map<SliceHour, MetricState[]> states, SliceHour slice, Object[] values) {
      MetricState[] ofSlice = states.computeIfAbsent(slice, s -> empty());
      for (int metric = 0; metric < values.length; metric++) {
        update(ofSlice[metric], values[metric]);
      }
    }

    private MetricState[] empty() {
      return source.metrics().stream()
          .map(metric -> MetricState.empty(metric.kind()))
          .toArray(MetricState[]::new);
    }

    private static void update(MetricState state, Object value) {
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

    private Stream<Row> rows(SliceHour slice, MetricState[] states) {
      return IntStream.range(0, states.length)
          .mapToObj(
              index -> {
                Metric metric = source.metrics().get(index);
                return RowFactory.create(
                    slice.eventDate(),
                    slice.hourStart(),
                    metric.name(),
                    metric.kind().word(),
                    slice.key(),
                    slice.value(),
                    states[index].toBytes());
              });
    }
  }

  /** The states of several tasks → the columns of the table. */
  private static final class MergeStates implements MapFunction<Row, Row> {
    private static final long serialVersionUID = 1L;
    private static final StructType SCHEMA =
        StructType.fromDDL(
            "event_date date, hour_start timestamp, metric_name string, metric_kind string,"
                + " slice_key string, slice_value string, "
                + StateRow.DDL);

    @Override
    public Row call(Row row) {
      MetricKind kind = MetricKind.of(row.getAs("metric_kind"));
      List<MetricState> states = new ArrayList<>();
      for (byte[] bytes : row.<byte[]>getList(row.fieldIndex("states"))) {
        states.add(MetricState.ofBytes(bytes));
      }
      return StateRow.of(
          MetricState.union(kind, states),
          row.getAs("event_date"),
          row.getAs("hour_start"),
          row.getAs("metric_name"),
          row.getAs("metric_kind"),
          row.getAs("slice_key"),
          row.getAs("slice_value"));
    }
  }
}
