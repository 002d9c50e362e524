package dev.lakeglass.bench;

import dev.lakeglass.sketch.MetricKind;
import dev.lakeglass.sketch.MetricSource;
import dev.lakeglass.sketch.MetricSource.Metric;
import dev.lakeglass.table.Lakehouse;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/**
 * The same in Spark SQL: calls joined with a short price list; the queries of {@code sql/metrics},
 * their rows spread over slices, grouped once per query, Spark's own KLL sketches.
 */
final class SparkMeasure implements Contender {
  private static final String COSTS =
      """
      with prices as (
        select * from values
          ('openai', '^gpt-4[.]1(-[0-9-]+)?$', 2.00, 8.00),
          ('openai', '^text-embedding-3-small$', 0.02, 0.00)
        as prices (provider_name, model_pattern, input_usd, output_usd))
      select p.event_date, p.trace_id, p.span_id, p.application, p.environment, p.route, p.tenant_id,
        p.provider_name, p.model_name, p.prompt_name, p.prompt_version, p.started_at as used_at,
        p.operation, p.attempt_number, o.is_error, o.finish_reason, p.template_hash, p.prompt_hash,
        o.input_tokens, o.output_tokens,
        cast(o.input_tokens * x.input_usd / 1000000 as decimal(18,9)) as input_cost_usd,
        cast(coalesce(o.output_tokens, 0) * x.output_usd / 1000000 as decimal(18,9))
          as output_cost_usd,
        cast((o.input_tokens * x.input_usd + coalesce(o.output_tokens, 0) * x.output_usd) / 1000000
          as decimal(18,9)) as total_cost_usd,
        if(o.input_tokens is null or x.input_usd is null, 'unpriced', 'priced') as pricing_status
      from prompts as p
      join outputs as o
        on p.event_date = o.event_date and p.trace_id = o.trace_id and p.span_id = o.span_id
      left join prices as x
        on p.provider_name = x.provider_name and p.model_name rlike x.model_pattern
      """;

  private static final List<String> FRAME =
      List.of("event_date", "hour_start", "slice_key", "slice_value");

  private final SparkSession spark = Sessions.ofPeer();

  @Override
  public void run(Path input, Path out) throws IOException {
    Lakehouse lakehouse = MeasuredLake.open(spark, input, out);
    write(lakehouse.sql(COSTS, LakeglassIngest.DAY), out.resolve("model_call_costs"));
    List<Dataset<Row>> states = new ArrayList<>();
    for (Map.Entry<MetricSource, Dataset<Row>> source :
        MetricSource.all(lakehouse, LakeglassIngest.DAY).entrySet()) {
      states.addAll(states(source.getKey(), source.getValue()));
    }
    write(
        states.stream().reduce(Dataset::unionByName).orElseThrow().where("value_count > 0"),
        out.resolve("metric_sketches"));
  }

  private static void write(Dataset<Row> rows, Path table) {
    rows.write().format("delta").partitionBy("event_date").save(table.toString());
  }

  private static List<Dataset<Row>> states(MetricSource source, Dataset<Row> rows) {
    String slices =
        source.sliceKeys().stream()
            .map(key -> ", '" + key + "', " + MetricSource.column(key))
            .collect(Collectors.joining());
    List<String> columns =
        new ArrayList<>(
            List.of(
                "event_date",
                "hour_start",
                "stack(%d, 'all', 'all'%s) as (slice_key, slice_value)"
                    .formatted(source.sliceKeys().size() + 1, slices)));
    source.metrics().forEach(metric -> columns.add("`" + metric.name() + "`"));
    Dataset<Row> spread =
        rows.selectExpr(columns.toArray(String[]::new)).where("slice_value is not null");
    String view = "spread_" + source.metrics().get(0).name();
    spread.createOrReplaceTempView(view);
    List<Dataset<Row>> states = new ArrayList<>();
    List<Metric> numbers =
        source.metrics().stream().filter(m -> m.kind() != MetricKind.CATEGORICAL).toList();
    if (!numbers.isEmpty()) {
      states.add(rows.sparkSession().sql(numeric(numbers, view)));
    }
    source.metrics().stream()
        .filter(metric -> metric.kind() == MetricKind.CATEGORICAL)
        .forEach(metric -> states.add(rows.sparkSession().sql(categorical(metric, view))));
    return states;
  }

  /** One group per slice with an array of states, one for each metric. */
  private static String numeric(List<Metric> metrics, String view) {
    String aggregates =
        metrics.stream().map(SparkMeasure::aggregate).collect(Collectors.joining(", "));
    return "select %1$s, inline(states) from (select %1$s, array(%2$s) as states from %3$s group by %1$s)"
        .formatted(String.join(", ", FRAME), aggregates, view);
  }

  private static String aggregate(Metric metric) {
    String value =
        metric.kind() == MetricKind.BOOLEAN
            ? "cast(cast(`" + metric.name() + "` as int) as double)"
            : "cast(`" + metric.name() + "` as double)";
    String sketch =
        metric.kind() == MetricKind.BOOLEAN
            ? "cast(null as binary)"
            : "if(count(" + value + ") > 0, kll_sketch_agg_double(" + value + "), null)";
    return """
    named_struct('metric_name', '%1$s', 'metric_kind', '%2$s', 'value_count', count(%3$s),
      'null_count', count(*) - count(%3$s), 'value_sum', sum(%3$s),
      'squared_deviation_sum', var_pop(%3$s) * count(%3$s), 'value_min', min(%3$s),
      'value_max', max(%3$s), 'quantile_sketch', %4$s,
      'item_counts', cast(null as map<string,bigint>))"""
        .formatted(metric.name(), metric.kind().word(), value, sketch);
  }

  private static String categorical(Metric metric, String view) {
    String frame = String.join(", ", FRAME);
    return """
    select %1$s, '%2$s' as metric_name, '%3$s' as metric_kind,
      coalesce(sum(if(item is null, 0, n)), 0) as value_count,
      coalesce(sum(if(item is null, n, 0)), 0) as null_count,
      cast(null as double) as value_sum, cast(null as double) as squared_deviation_sum,
      cast(null as double) as value_min, cast(null as double) as value_max,
      cast(null as binary) as quantile_sketch,
      map_from_entries(collect_list(if(item is null, null, struct(item, n)))) as item_counts
    from (select %1$s, `%2$s` as item, count(*) as n from %4$s group by %1$s, `%2$s`)
    group by %1$s"""
        .formatted(frame, metric.name(), metric.kind().word(), view);
  }

  @Override
  public void close() {
    spark.stop();
  }
}
