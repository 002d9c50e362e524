package dev.lakeglass.report;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.desc;
import static org.apache.spark.sql.functions.expr;
import static org.apache.spark.sql.functions.lit;

import dev.lakeglass.job.StageResult;
import dev.lakeglass.job.Window;
import dev.lakeglass.ledger.Budget;
import dev.lakeglass.pipeline.Stage;
import dev.lakeglass.report.data.AlertRow;
import dev.lakeglass.report.data.ExampleTrace;
import dev.lakeglass.report.data.Provenance;
import dev.lakeglass.report.data.ReportData;
import dev.lakeglass.slice.FailureSlice;
import dev.lakeglass.slice.RequestGroup;
import dev.lakeglass.slice.SliceFinder;
import dev.lakeglass.table.Lakehouse;
import dev.lakeglass.table.TableRow;
import java.net.URI;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;
import java.util.function.Supplier;
import org.apache.hadoop.fs.FileSystem;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * Writes the report of every day of the window.
 *
 * <p>Reads marts, and the fact tables for the few example requests only. Every query ends in an
 * order and a limit, which Spark answers without a shuffle and which bounds what the driver holds.
 * Writes no table.
 */
public final class ReportStage implements Stage {
  private static final String PROMPT_VERSION =
      "if(prompt_name = 'unknown', 'unknown', concat(prompt_name, '@', prompt_version))";
  private static final Column VERDICT_ORDER =
      expr("case verdict when 'drift' then 0 when 'new' then 1 when 'stable' then 2 else 3 end");

  /** The one dimension that can have very many values: the smallest of them may lose rows. */
  private static final Column TENANTS_LAST = expr("slice_key = 'tenant_id'");

  private static final int MOST_ROWS = 50_000;
  private static final int TREND_DAYS = 14;
  private static final int SLICES = 40;
  private static final int DRIFT_ROWS = 500;
  private static final int SPEND_DAYS = 35;
  private static final int LIST_ROWS = 200;
  private static final int MOST_TRACES = 150;
  private static final int ENOUGH_REQUESTS = 1_000;
  private static final int SLICE_DAYS = 7;
  private static final int FEEDBACK_DAYS = 14;
  private static final int CONCURRENT_QUERIES = 3;

  private final String reports;
  private final int examples;
  private final int baselineDays;
  private final Provenance provenance;
  private final List<Budget> budgets;

  /**
   * @param reports folder or URI of the reports
   * @param examples example requests shown per alert
   * @param baselineDays days before the day it is compared with
   * @param budgets what may be spent in a month
   */
  public ReportStage(
      String reports, int examples, int baselineDays, Provenance provenance, List<Budget> budgets) {
    this.budgets = List.copyOf(budgets);
    this.reports = reports;
    this.examples = examples;
    this.baselineDays = baselineDays;
    this.provenance = provenance;
  }

  @Override
  public String name() {
    return "report";
  }

  @Override
  public List<String> writes() {
    return List.of();
  }

  @Override
  public boolean looksBack() {
    return true;
  }

  @Override
  public StageResult run(Lakehouse lakehouse, Window window) {
    ReportWriter writer = new ReportWriter(output(lakehouse));
    window.days().forEach(day -> writer.write(read(lakehouse, day)));
    return StageResult.of(Map.of());
  }

  /** Hadoop's local file system would lay a checksum file beside each page. */
  private ReportOutput output(Lakehouse lakehouse) {
    FileSystem fileSystem = lakehouse.fileSystemOf(reports);
    URI root = fileSystem.makeQualified(new org.apache.hadoop.fs.Path(reports)).toUri();
    return "file".equals(root.getScheme())
        ? new LocalReportOutput(Path.of(root.getPath()))
        : new HadoopReportOutput(fileSystem, reports);
  }

  /** What the tables hold about a day and the days before it. */
  ReportData read(Lakehouse lakehouse, LocalDate day) {
    ExecutorService executor = Executors.newFixedThreadPool(CONCURRENT_QUERIES);
    try {
      return new Reading(lakehouse, day, executor).data();
    } finally {
      executor.shutdownNow();
    }
  }

  /** The queries of one day; they run some at a time. */
  private final class Reading {
    private final Lakehouse lakehouse;
    private final LocalDate day;
    private final LocalDate trendStart;
    private final LocalDate baselineStart;
    private final ExecutorService executor;

    Reading(Lakehouse lakehouse, LocalDate day, ExecutorService executor) {
      this.lakehouse = lakehouse;
      this.day = day;
      this.baselineStart = day.minusDays(baselineDays);
      this.trendStart = day.minusDays(Math.max(baselineDays, TREND_DAYS - 1));
      this.executor = executor;
    }

    ReportData data() {
      Future<List<TableRow>> alertRows = start(this::alerts);
      Future<List<TableRow>> outcomes = start(this::outcomes);
      Future<List<TableRow>> quality = start(this::quality);
      Future<List<TableRow>> costs = start(this::costs);
      Future<List<TableRow>> cells = start(this::spendCells);
      Future<List<TableRow>> unitCounts = start(this::unitCounts);
      Future<List<TableRow>> users = start(this::users);
      Future<List<TableRow>> unpriced = start(this::unpriced);
      Future<List<TableRow>> rejected = start(this::rejected);
      Future<List<TableRow>> redactions = start(this::redactions);
      Future<List<TableRow>> retrievals = start(this::retrievals);
      Future<List<TableRow>> documents = start(this::documents);
      Future<List<TableRow>> documentDays = start(this::documentDays);
      Future<List<TableRow>> coverage = start(this::coverage);
      Future<List<TableRow>> feedback = start(this::feedback);
      Future<List<TableRow>> drift = start(this::drift);
      Future<List<TableRow>> driftCounts = start(this::driftCounts);
      Future<List<TableRow>> promptVersions = start(this::promptVersions);
      Future<List<FailureSlice>> failureSlices = executor.submit(this::failureSlices);
      Future<List<TableRow>> trust = start(this::trust);
      List<AlertRow> alerts = rows(alertRows, ReportRows::alert);
      Future<List<TableRow>> history = start(() -> driftHistory(alerts));
      return new ReportData(
          day,
          trendStart,
          baselineStart,
          day,
          provenance,
          LargestSlices.outcomes(day, SLICES, rows(outcomes, ReportRows::outcome)),
          alerts,
          LargestSlices.quality(day, SLICES, rows(quality, ReportRows::quality)),
          LargestSlices.costs(day, SLICES, rows(costs, ReportRows::cost)),
          rows(unpriced, ReportRows::unpriced),
          rows(rejected, ReportRows::rejected),
          rows(redactions, ReportRows::redaction),
          rows(retrievals, ReportRows::retrieval),
          rows(documents, ReportRows::document),
          rows(documentDays, ReportRows::documentDay),
          rows(coverage, ReportRows::coverage),
          rows(feedback, ReportRows::feedback),
          rows(drift, ReportRows::drift),
          alerts.isEmpty() ? List.of() : rows(history, ReportRows::drift),
          rows(driftCounts, ReportRows::driftCount),
          rows(promptVersions, ReportRows::promptVersion),
          get(failureSlices),
          rows(trust, ReportRows::trust),
          ReportRows.money(
              rows(cells), rows(unitCounts), rows(users, ReportRows::userSpend), budgets),
          traces(alerts));
    }

    private Future<List<TableRow>> start(Supplier<Dataset<Row>> query) {
      return executor.submit(() -> TableRow.collect(query.get()));
    }

    private static <T> List<T> rows(Future<List<TableRow>> query, Function<TableRow, T> read) {
      return rows(query).stream().map(read).toList();
    }

    private static List<TableRow> rows(Future<List<TableRow>> query) {
      return get(query);
    }

    private static <T> T get(Future<T> query) {
      try {
        return query.get();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new IllegalStateException("Interrupted while reading tables for the report", e);
      } catch (ExecutionException e) {
        if (e.getCause() instanceof RuntimeException failure) {
          throw failure;
        }
        throw new IllegalStateException("Cannot read tables for the report", e.getCause());
      }
    }

    private Dataset<Row> ofDay(String table) {
      return lakehouse.read(table, Window.day(day));
    }

    private Dataset<Row> ofTrend(String table) {
      return lakehouse.read(table, new Window(trendStart, day.plusDays(1)));
    }

    private Dataset<Row> alerts() {
      return ofDay("alerts").orderBy("severity", "alert_id").limit(LIST_ROWS);
    }

    private Dataset<Row> outcomes() {
      return sliced(
              ofTrend("request_outcomes"),
              List.of(
                  "status",
                  "is_bad",
                  "label_count",
                  "duration_ms",
                  "total_cost_usd",
                  "input_tokens",
                  "output_tokens"),
              "all",
              "'all'",
              "route",
              "coalesce(route, 'unknown')")
          .groupBy("event_date", "slice_key", "slice_value")
          .agg(
              expr("count(*) as request_count"),
              expr("count_if(status = 'error') as error_count"),
              expr("count_if(status = 'incomplete') as incomplete_count"),
              expr("count_if(is_bad) as bad_count"),
              expr("count_if(label_count > 0) as labelled_count"),
              expr("percentile_approx(duration_ms, 0.5, 10000) as p50_duration_ms"),
              expr("percentile_approx(duration_ms, 0.95, 10000) as p95_duration_ms"),
              expr("sum(total_cost_usd) as total_cost_usd"),
              expr("sum(input_tokens) as input_tokens"),
              expr("sum(output_tokens) as output_tokens"))
          .orderBy("slice_key", "slice_value", "event_date")
          .limit(MOST_ROWS);
    }

    private Dataset<Row> quality() {
      return ofTrend("quality_daily")
          .orderBy(
              TENANTS_LAST,
              desc("applicable_count"),
              col("slice_key"),
              col("slice_value"),
              col("indicator"),
              col("event_date"))
          .limit(MOST_ROWS);
    }

    private Dataset<Row> costs() {
      List<String> measures =
          List.of(
              "call_count",
              "priced_call_count",
              "estimated_call_count",
              "unpriced_call_count",
              "input_tokens",
              "cached_input_tokens",
              "cache_write_tokens",
              "output_tokens",
              "unpriced_tokens",
              "input_cost_usd",
              "cached_input_cost_usd",
              "cache_write_cost_usd",
              "output_cost_usd",
              "total_cost_usd",
              "retry_cost_usd",
              "error_cost_usd");
      Column[] sums =
          measures.stream().map(m -> expr("sum(" + m + ") as " + m)).toArray(Column[]::new);
      return sliced(
              ofTrend("cost_daily"),
              measures,
              "all",
              "'all'",
              "application",
              "application",
              "route",
              "route",
              "tenant_id",
              "tenant_id",
              "model_name",
              "concat(provider_name, ' / ', model_name)",
              "prompt_version",
              PROMPT_VERSION,
              "route_model",
              "concat(route, ' · ', model_name)")
          .groupBy("event_date", "slice_key", "slice_value")
          .agg(sums[0], tail(sums))
          .orderBy(
              TENANTS_LAST,
              desc("total_cost_usd"),
              col("slice_key"),
              col("slice_value"),
              col("event_date"))
          .limit(MOST_ROWS);
    }

    private Dataset<Row> spendCells() {
      List<String> sums =
          List.of(
              "sum(call_count - unpriced_call_count) as calls",
              "sum(retry_call_count - unpriced_retry_call_count) as retries",
              "sum(input_tokens - unpriced_input_tokens) as input_tokens",
              "sum(cached_input_tokens - unpriced_cached_input_tokens) as cached_tokens",
              "sum(cache_write_tokens - unpriced_cache_write_tokens) as written_tokens",
              "sum(output_tokens - unpriced_output_tokens) as output_tokens",
              "sum(input_cost_usd) as input_usd",
              "sum(cached_input_cost_usd) as cached_usd",
              "sum(cache_write_cost_usd) as written_usd",
              "sum(output_cost_usd) as output_usd",
              "sum(request_cost_usd) as request_usd",
              "sum(retry_cost_usd) as retry_usd",
              "sum(error_cost_usd) as error_usd",
              "sum(truncated_cost_usd) as truncated_usd",
              "sum(repeated_cost_usd) as repeated_usd",
              "sum(wasted_cost_usd) as wasted_usd",
              "sum(unused_context_cost_usd) as unused_usd",
              "sum(missed_cache_cost_usd) as missed_usd");
      Column[] columns = sums.stream().map(sum -> expr(sum)).toArray(Column[]::new);
      return lakehouse
          .read("cost_daily", new Window(day.minusDays(SPEND_DAYS), day.plusDays(1)))
          .where("total_cost_usd is not null")
          .withColumn("model", expr("concat(provider_name, '/', model_name)"))
          .groupBy("event_date", "application", "route", "tenant_id", "model")
          .agg(columns[0], tail(columns))
          .orderBy(
              desc("event_date"),
              desc("input_usd"),
              col("application"),
              col("route"),
              col("tenant_id"),
              col("model"))
          .limit(MOST_ROWS);
    }

    private Dataset<Row> unitCounts() {
      return ofDay("request_outcomes")
          .where("total_cost_usd is not null")
          .selectExpr(
              "count(*) as requests",
              "count_if(not is_bad) as successful",
              "coalesce(sum(thumb_up_count), 0) as thumbs_up",
              "coalesce(sum(total_cost_usd), 0) as usd");
    }

    private Dataset<Row> users() {
      return ofDay("request_outcomes")
          .where("user_id is not null and total_cost_usd is not null")
          .groupBy("user_id")
          .agg(
              expr("sum(total_cost_usd) as usd"),
              expr("count(*) as requests"),
              expr("count_if(is_bad) as bad"))
          .orderBy(desc("usd"), col("user_id"))
          .limit(SLICES);
    }

    private Dataset<Row> unpriced() {
      return ofDay("cost_daily")
          .where("unpriced_call_count > 0")
          .groupBy("provider_name", "model_name")
          .agg(
              expr("sum(unpriced_call_count) as call_count"),
              expr("sum(unpriced_tokens) as tokens"))
          .orderBy(desc("tokens"), col("provider_name"), col("model_name"))
          .limit(LIST_ROWS);
    }

    private Dataset<Row> rejected() {
      return ofDay("rejected_lines")
          .groupBy("source_name", "source_format", "reason_code")
          .agg(expr("count(*) as rejected_count"))
          .orderBy(
              desc("rejected_count"), col("source_name"), col("source_format"), col("reason_code"))
          .limit(LIST_ROWS);
    }

    private Dataset<Row> redactions() {
      return ofDay("redaction_daily")
          .orderBy(desc("value_count"), col("redaction_type"), col("route"), col("application"))
          .limit(LIST_ROWS);
    }

    private Dataset<Row> retrievals() {
      return ofTrend("retrieval_daily")
          .orderBy(
              desc("event_date"),
              desc("search_count"),
              col("index_name"),
              col("dataset_version"),
              col("route"))
          .limit(MOST_ROWS);
    }

    private Dataset<Row> documents() {
      return ofDay("document_health_daily")
          .orderBy(
              desc("stale_count"),
              desc("bad_request_count"),
              desc("retrieved_count"),
              col("index_name"),
              col("document_id"))
          .limit(SLICES);
    }

    private Dataset<Row> documentDays() {
      return ofTrend("document_health_daily")
          .where("document_id <> 'unknown'")
          .select(
              "event_date",
              "index_name",
              "document_id",
              "request_count",
              "bad_request_count",
              "first_rank_request_count",
              "first_rank_bad_request_count",
              "document_updated_at")
          .orderBy(desc("request_count"), col("index_name"), col("document_id"), col("event_date"))
          .limit(MOST_ROWS);
    }

    private Dataset<Row> coverage() {
      return ofDay("signal_coverage_daily")
          .orderBy("covered_ratio", "application", "route", "signal")
          .limit(LIST_ROWS);
    }

    private Dataset<Row> feedback() {
      return sliced(
              ofDay("feedback_daily"),
              List.of("label_name", "request_count", "labelled_request_count", "label_count"),
              "all",
              "'all'",
              "route",
              "route",
              "prompt_version",
              PROMPT_VERSION)
          .groupBy("event_date", "slice_key", "slice_value", "label_name")
          .agg(
              expr("sum(request_count) as request_count"),
              expr("sum(labelled_request_count) as labelled_request_count"),
              expr("sum(label_count) as label_count"))
          .where("label_count > 0")
          .orderBy(col("slice_key"), desc("label_count"), col("slice_value"), col("label_name"))
          .limit(LIST_ROWS);
    }

    private Dataset<Row> drift() {
      return ofDay("drift_metrics")
          .orderBy(
              VERDICT_ORDER,
              expr("q_value is null"),
              col("q_value"),
              col("column_name"),
              col("slice_key"),
              col("slice_value"),
              col("statistic"))
          .limit(DRIFT_ROWS);
    }

    private Dataset<Row> driftCounts() {
      return ofDay("drift_metrics")
          .groupBy("verdict")
          .agg(expr("count(*) as row_count"))
          .orderBy(VERDICT_ORDER)
          .limit(LIST_ROWS);
    }

    /** What was measured of the alerts' metrics and slices on each day of the trend. */
    private Dataset<Row> driftHistory(List<AlertRow> alerts) {
      Column isOfAlert =
          alerts.stream()
              .map(
                  alert ->
                      col("column_name")
                          .equalTo(alert.metricName())
                          .and(col("slice_key").equalTo(alert.sliceKey()))
                          .and(col("slice_value").equalTo(alert.sliceValue())))
              .reduce(Column::or)
              .orElse(lit(false));
      return ofTrend("drift_metrics")
          .where(isOfAlert.and(col("current_value").isNotNull()))
          .orderBy("event_date", "column_name", "slice_key", "slice_value", "statistic")
          .limit(MOST_ROWS);
    }

    private Dataset<Row> promptVersions() {
      return ofDay("prompt_versions")
          .orderBy(
              desc("first_seen_at"),
              col("prompt_name"),
              col("prompt_version"),
              col("template_hash"))
          .limit(LIST_ROWS);
    }

    /**
     * Requests counted by everything they may have in common; without tenants where there are too
     * many of these, for a cut list would distort the shares.
     */
    private List<RequestGroup> requestGroups(int days) {
      List<TableRow> groups = TableRow.collect(requestGroups(days, "tenant_id").limit(MOST_ROWS));
      List<TableRow> complete =
          groups.size() < MOST_ROWS
              ? groups
              : TableRow.collect(
                  requestGroups(days, "cast(null as string) as tenant_id").limit(MOST_ROWS));
      return complete.stream().map(ReportRows::requestGroup).toList();
    }

    /** Of the day; of a week where the day has too few requests to tell slices apart. */
    private List<FailureSlice> failureSlices() {
      List<RequestGroup> groups = requestGroups(1);
      long requests = groups.stream().mapToLong(RequestGroup::requestCount).sum();
      return requests >= ENOUGH_REQUESTS
          ? SliceFinder.find(groups, 1)
          : SliceFinder.find(requestGroups(SLICE_DAYS), SLICE_DAYS);
    }

    private Dataset<Row> requestGroups(int days, String tenant) {
      return lakehouse
          .read("request_outcomes", new Window(day.minusDays(days - 1L), day.plusDays(1)))
          .selectExpr(
              "route",
              "concat(prompt_name, '@', prompt_version) as prompt_version",
              "model_name",
              "concat(application, '@', release) as release",
              "dataset_version",
              tenant,
              "array_sort(map_entries(feature_flags)) as feature_flags",
              "bad_reasons")
          .groupBy(
              "route",
              "prompt_version",
              "model_name",
              "release",
              "dataset_version",
              "tenant_id",
              "feature_flags",
              "bad_reasons")
          .agg(expr("count(*) as request_count"));
    }

    private Dataset<Row> trust() {
      return lakehouse
          .read(
              "check_trust_daily",
              new Window(day.minusDays(ReportData.TRUST_DAYS - 1), day.plusDays(1)))
          .groupBy("check_name")
          .agg(
              expr("sum(judged_count) as judged_count"),
              expr("sum(failed_count) as failed_count"),
              expr("sum(reviewed_count) as reviewed_count"),
              expr("sum(failed_fault_count) as failed_fault_count"),
              expr("sum(failed_sound_count) as failed_sound_count"),
              expr("sum(passed_fault_count) as passed_fault_count"),
              expr("sum(passed_sound_count) as passed_sound_count"))
          .where("reviewed_count > 0")
          .orderBy(desc("reviewed_count"), col("check_name"))
          .limit(LIST_ROWS);
    }

    private List<ExampleTrace> traces(List<AlertRow> alerts) {
      List<String> ids =
          alerts.stream()
              .sorted(Comparator.comparing(AlertRow::isAlert).reversed())
              .flatMap(alert -> alert.exampleTraceIds().stream().limit(examples))
              .distinct()
              .limit(MOST_TRACES)
              .toList();
      if (ids.isEmpty()) {
        return List.of();
      }
      Future<List<TableRow>> requests = start(() -> ofTraces("requests", ids, "trace_id"));
      Future<List<TableRow>> outcomes = start(() -> ofTraces("request_outcomes", ids, "trace_id"));
      Future<List<TableRow>> spans = start(() -> ofTraces("spans", ids, "started_at", "span_id"));
      Future<List<TableRow>> prompts =
          start(() -> ofTraces("prompts", ids, "started_at", "span_id"));
      Future<List<TableRow>> outputs = start(() -> ofTraces("outputs", ids, "trace_id", "span_id"));
      Future<List<TableRow>> costs =
          start(() -> ofTraces("model_call_costs", ids, "trace_id", "span_id"));
      Future<List<TableRow>> documents =
          start(() -> ofTraces("retrieved_documents", ids, "span_id", "rank"));
      Future<List<TableRow>> tools =
          start(() -> ofTraces("tool_calls", ids, "started_at", "span_id"));
      Future<List<TableRow>> checks =
          start(() -> ofTraces("output_checks", ids, "span_id", "check_name"));
      Future<List<TableRow>> labels = start(() -> labels(ids));
      return new ReportRows.TraceTables(
              rows(requests),
              rows(outcomes),
              rows(spans),
              rows(prompts),
              rows(outputs),
              rows(costs),
              rows(documents),
              rows(tools),
              rows(checks),
              rows(labels))
          .traces(ids);
    }

    private Dataset<Row> ofTraces(String table, Collection<String> ids, String... order) {
      return ofDay(table)
          .where(col("trace_id").isin(ids.toArray()))
          .orderBy(Arrays.stream(order).map(name -> col(name)).toArray(Column[]::new))
          .limit(MOST_ROWS);
    }

    private Dataset<Row> labels(Collection<String> ids) {
      return lakehouse
          .read("labels", new Window(day, day.plusDays(FEEDBACK_DAYS + 1)))
          .where(col("trace_id").isin(ids.toArray()))
          .orderBy("labelled_at", "label_id")
          .limit(MOST_ROWS);
    }

    /** Each row once per slice; slices are names of dimensions, each with its value in SQL. */
    private Dataset<Row> sliced(Dataset<Row> rows, List<String> columns, String... slices) {
      StringBuilder stack = new StringBuilder("stack(" + slices.length / 2);
      for (int i = 0; i < slices.length; i += 2) {
        stack.append(", '").append(slices[i]).append("', ").append(slices[i + 1]);
      }
      stack.append(") as (slice_key, slice_value)");
      List<String> selected = new ArrayList<>(List.of("event_date", stack.toString()));
      selected.addAll(columns);
      return rows.selectExpr(selected.toArray(String[]::new));
    }
  }

  private static Column[] tail(Column[] columns) {
    return Arrays.copyOfRange(columns, 1, columns.length);
  }
}
