package dev.lakeglass.drift;

import dev.lakeglass.job.Window;
import dev.lakeglass.sketch.MetricKind;
import dev.lakeglass.sketch.MetricSource;
import dev.lakeglass.table.Lakehouse;
import java.io.Serializable;
import java.sql.Date;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.spark.api.java.function.MapPartitionsFunction;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.StructType;

/** Finds the requests that show alerts best: one pass over the measured rows for all alerts. */
final class AlertExamples {
  private static final int EXAMPLES = 5;

  private AlertExamples() {}

  /** Trace ids for each alert, the most telling first, in the order of the alerts. */
  static List<List<String>> of(Lakehouse lakehouse, Window window, List<Alert> alerts) {
    List<Wanted> wanted =
        IntStream.range(0, alerts.size()).mapToObj(i -> Wanted.of(i, alerts.get(i))).toList();
    Map<Integer, List<Example>> found = new HashMap<>();
    MetricSource.all(lakehouse, window)
        .forEach((source, rows) -> find(source, rows, wanted, found));
    return IntStream.range(0, alerts.size())
        .mapToObj(i -> best(found.getOrDefault(i, List.of())).stream().map(Example::trace).toList())
        .toList();
  }

  private static void find(
      MetricSource source,
      Dataset<Row> rows,
      List<Wanted> wanted,
      Map<Integer, List<Example>> found) {
    List<Wanted> here = wanted.stream().filter(want -> want.isMeasuredBy(source)).toList();
    if (here.isEmpty()) {
      return;
    }
    for (Row row :
        rows.mapPartitions(new BestOfTask(here), Encoders.row(BestOfTask.SCHEMA)).collectAsList()) {
      found
          .computeIfAbsent(row.getInt(0), alert -> new ArrayList<>())
          .add(new Example(row.getString(1), row.getDouble(2)));
    }
  }

  /** The largest values, each trace once. */
  private static List<Example> best(List<Example> examples) {
    Map<String, Double> largest = new HashMap<>();
    examples.forEach(example -> largest.merge(example.trace(), example.value(), Math::max));
    return largest.entrySet().stream()
        .map(entry -> new Example(entry.getKey(), entry.getValue()))
        .sorted(Comparator.comparingDouble(Example::value).reversed().thenComparing(Example::trace))
        .limit(EXAMPLES)
        .toList();
  }

  /**
   * @param value how telling it is: the metric, negated if the alert is about a fall
   */
  private record Example(String trace, double value) {}

  /** What an alert is about, as the columns of a metric source. */
  private record Wanted(
      int alert, LocalDate day, String metric, String sliceKey, String sliceValue, int sign)
      implements Serializable {

    static Wanted of(int index, Alert alert) {
      Slice slice = alert.subject().slice();
      int sign = alert.effect() != null && alert.effect() < 0 ? -1 : 1;
      return new Wanted(
          index, alert.day(), alert.subject().metric(), slice.key(), slice.value(), sign);
    }

    boolean isMeasuredBy(MetricSource source) {
      return source.metrics().stream()
          .anyMatch(m -> m.name().equals(metric) && m.kind() != MetricKind.CATEGORICAL);
    }

    boolean fits(Row row) {
      return row.<Date>getAs("event_date").toLocalDate().equals(day)
          && row.getAs(metric) != null
          && (sliceKey.equals(Slice.ALL.key())
              || sliceValue.equals(row.getAs(MetricSource.column(sliceKey))));
    }

    double value(Row row) {
      Object value = row.getAs(metric);
      return value instanceof Boolean isTrue
          ? sign * (isTrue ? 1 : 0)
          : sign * ((Number) value).doubleValue();
    }
  }

  /** Rows of a metric source → the best examples among the rows of this task. */
  private static final class BestOfTask implements MapPartitionsFunction<Row, Row> {
    private static final long serialVersionUID = 1L;
    private static final StructType SCHEMA =
        StructType.fromDDL("alert int, trace_id string, value double");
    private static final int KEPT = 1_000;

    private final ArrayList<Wanted> wanted;

    BestOfTask(List<Wanted> wanted) {
      this.wanted = new ArrayList<>(wanted);
    }

    @Override
    public Iterator<Row> call(Iterator<Row> rows) {
      Map<Integer, List<Example>> examples = new HashMap<>();
      while (rows.hasNext()) {
        Row row = rows.next();
        for (Wanted want : wanted) {
          if (want.fits(row)) {
            add(
                examples.computeIfAbsent(want.alert(), alert -> new ArrayList<>()),
                new Example(row.getAs("trace_id"), want.value(row)));
          }
        }
      }
      List<Row> best = new ArrayList<>();
      examples.forEach(
          (alert, found) ->
              best(found).forEach(e -> best.add(RowFactory.create(alert, e.trace(), e.value()))));
      return best.iterator();
    }

    private static void add(List<Example> examples, Example example) {
      examples.add(example);
      if (examples.size() > KEPT) {
        List<Example> best = best(examples);
        examples.clear();
        examples.addAll(best);
      }
    }
  }
}
