package dev.lakeglass.ingest;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.expr;
import static org.apache.spark.sql.functions.lit;

import dev.lakeglass.job.Window;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** The columns each ingest table takes from the decoded records. */
final class IngestTables {
  static final List<String> NAMES =
      List.of(
          "prompts",
          "outputs",
          "retrieved_documents",
          "spans",
          "requests",
          "retrievals",
          "tool_calls",
          "labels",
          "rejected_lines");

  private static final String[] DELIVERY = {"source_name", "source_file", "source_position"};

  private static final List<String> SPAN_COLUMNS =
      List.of(
          "event_date",
          "trace_id",
          "span_id",
          "dimensions.application",
          "coalesce(dimensions.environment, trace_environment) as environment",
          "trace_route as route",
          "trace_tenant_id as tenant_id");

  private static final List<String> CALL_COLUMNS =
      List.of(
          "event_date",
          "trace_id",
          "span_id",
          "call.application",
          "coalesce(call.environment, trace_environment) as environment",
          "trace_route as route",
          "trace_tenant_id as tenant_id",
          "call.provider_name",
          "call.model_name",
          "call.prompt_name",
          "call.prompt_version");

  private static final List<String> PARAMETERS =
      List.of(
          "temperature",
          "top_p",
          "max_tokens",
          "seed",
          "tool_definitions",
          "output_type",
          "output_schema");

  private static final List<String> ANSWER =
      List.of(
          "response_model_name",
          "response_id",
          "system_fingerprint",
          "finish_reason",
          "time_to_first_token_ms");

  private final Dataset<Row> records;
  private final Dataset<Row> kept;
  private final Window window;
  private final Arrival arrival;
  private final String redactionPolicy;
  private final boolean hasReplacements;
  private Optional<Boolean> isContentLent = Optional.empty();

  /**
   * @param records all decoded records
   * @param kept the spans that count, see {@link TraceRows}
   * @param hasReplacements whether any feedback takes the place of other feedback
   */
  IngestTables(
      Dataset<Row> records,
      Dataset<Row> kept,
      Window window,
      Arrival arrival,
      String redactionPolicy,
      boolean hasReplacements) {
    this.records = records;
    this.kept = kept;
    this.window = window;
    this.arrival = arrival;
    this.redactionPolicy = redactionPolicy;
    this.hasReplacements = hasReplacements;
  }

  Map<String, Dataset<Row>> byName() {
    Map<String, Dataset<Row>> tables = new LinkedHashMap<>();
    tables.put("prompts", prompts());
    tables.put("outputs", outputs());
    tables.put("retrieved_documents", retrievedDocuments());
    tables.put("spans", spans());
    tables.put("requests", requests());
    tables.put("retrievals", retrievals());
    tables.put("tool_calls", toolCalls());
    tables.put("labels", labels());
    tables.put("rejected_lines", rejectedLines());
    tables.replaceAll((name, rows) -> withRedaction(rows));
    return tables;
  }

  /** Every table says of every row what was replaced in it, and by which policy. */
  private Dataset<Row> withRedaction(Dataset<Row> rows) {
    return rows.withColumn("is_redacted", expr("size(redaction_counts) > 0"))
        .withColumn("redaction_policy", lit(redactionPolicy));
  }

  private Dataset<Row> requests() {
    return kept.where("request is not null")
        .selectExpr(
            "event_date",
            "trace_id",
            "request.*",
            "map_from_entries(request.feature_flag_entries) as feature_flags",
            "map_from_entries(request.redaction_count_entries) as redaction_counts");
  }

  private Dataset<Row> spans() {
    return select(
        behindKept("span is not null", "span", "dimensions", "source_format"),
        SPAN_COLUMNS,
        "span.parent_span_id",
        "span.span_name",
        "operation",
        "span.started_at",
        "span.ended_at",
        "span.duration_ms",
        "span.is_error",
        "span.error_type",
        "span.attributes",
        "span.redaction_counts",
        "source_format",
        "source_file",
        "joined_by",
        "merged_formats");
  }

  private Dataset<Row> prompts() {
    return select(
        behindCall("input", "prompt", PARAMETERS),
        CALL_COLUMNS,
        "call.started_at",
        "operation",
        "coalesce(own.temperature, prompt.temperature) as temperature",
        "coalesce(own.top_p, prompt.top_p) as top_p",
        "coalesce(own.max_tokens, prompt.max_tokens) as max_tokens",
        "coalesce(own.seed, prompt.seed) as seed",
        "prompt.system_prompt",
        "prompt.messages",
        "prompt.user_input",
        "prompt.context_document_ids",
        "if(has_retrieved_documents, null, prompt.retrieved_context) as retrieved_context",
        "coalesce(own.tool_definitions, prompt.tool_definitions) as tool_definitions",
        "coalesce(own.output_type, prompt.output_type) as output_type",
        "coalesce(own.output_schema, prompt.output_schema) as output_schema",
        "prompt.template_hash",
        "prompt.prompt_hash",
        "if(call.prompt_version like 'auto-%', 'discovered',"
            + " if(call.prompt_version is null, null, 'declared')) as prompt_version_source",
        "call.attempt_number",
        "prompt.redaction_counts");
  }

  private Dataset<Row> outputs() {
    return select(
        behindCall("output", "output", ANSWER),
        CALL_COLUMNS,
        "coalesce(own.response_model_name, output.response_model_name) as response_model_name",
        "coalesce(own.response_id, output.response_id) as response_id",
        "coalesce(own.system_fingerprint, output.system_fingerprint) as system_fingerprint",
        "output.output_text",
        "output.output_hash",
        "output.output_shape",
        "output.is_citing",
        "output.tool_calls",
        "coalesce(own.finish_reason, output.finish_reason) as finish_reason",
        "call.duration_ms",
        "coalesce(own.time_to_first_token_ms, output.time_to_first_token_ms) as time_to_first_token_ms",
        "call.input_tokens",
        "call.cached_input_tokens",
        "call.cache_write_tokens",
        "call.output_tokens",
        "call.reasoning_tokens",
        "false as is_token_count_estimated",
        "call.is_error",
        "call.error_type",
        "output.redaction_counts");
  }

  private Dataset<Row> retrievals() {
    return select(
        behindKept("search is not null", "span", "dimensions", "search", "documents"),
        SPAN_COLUMNS,
        "span.started_at",
        "search.query_text",
        "search.index_name",
        "dimensions.dataset_version",
        "cast(size(documents) as bigint) as document_count",
        "try_element_at(documents, 1).score as top_score",
        "span.attempt_number",
        "span.is_cache_hit",
        "span.http_status_code",
        "span.duration_ms",
        "span.is_error",
        "span.error_type",
        "search.redaction_counts");
  }

  private Dataset<Row> retrievedDocuments() {
    Dataset<Row> documents =
        behindKept("search is not null", "dimensions", "search", "documents")
            .selectExpr("*", "posexplode(documents) as (document_index, document)");
    return select(
        documents,
        SPAN_COLUMNS,
        "document_index + 1 as rank",
        "document.document_id",
        "search.index_name",
        "dimensions.dataset_version",
        "document.score",
        "document.content",
        "document.content_minhash",
        "document.document_version",
        "document.document_updated_at",
        "document.redaction_counts",
        "array_contains(prompt_document_ids, document.document_id) as is_in_prompt");
  }

  private Dataset<Row> toolCalls() {
    return select(
        behindKept("tool is not null", "span", "dimensions", "tool"),
        SPAN_COLUMNS,
        "span.started_at",
        "tool.tool_name",
        "tool.tool_call_id",
        "tool.arguments",
        "tool.result",
        "span.http_status_code",
        "span.duration_ms",
        "span.is_cache_hit",
        "span.is_error",
        "span.error_type",
        "tool.redaction_counts");
  }

  /**
   * Feedback is delivered at least once; a later version of an event replaces the earlier, and an
   * event may take back another, or take its place.
   */
  private Dataset<Row> labels() {
    Dataset<Row> labels = labelVersions();
    Dataset<Row> replaced =
        labels.where("replaces is not null").selectExpr("replaces as label_id").distinct();
    Dataset<Row> standing =
        hasReplacements ? labels.join(replaced, new String[] {"label_id"}, "left_anti") : labels;
    return standing.where("not is_retraction");
  }

  private Dataset<Row> labelVersions() {
    return withTracesOfAnswers(records.where("record_kind = 'label'"))
        .selectExpr(
            "to_date(label.labelled_at) as event_date",
            "trace_id",
            "span_id",
            "label.*",
            "source_format",
            "source_name",
            "source_file",
            "source_position",
            "arrival",
            "arrival_end",
            "is_arrival_known")
        .where(col("event_date").geq(window.from()).and(col("event_date").lt(window.to())))
        .where(
            "not is_arrival_known or (arrival_end > cast(event_date as timestamp)"
                + " - make_interval(0, 0, 0, 0, 0, 0, %d) and arrival < cast(event_date + 1 as timestamp)"
                    .formatted(arrival.lookback().toSeconds())
                + " + make_interval(0, 0, 0, 0, 0, 0, %d))"
                    .formatted(arrival.lateness().toSeconds()))
        .selectExpr(
            "*",
            "row_number() over (partition by event_date, label_id order by labelled_at desc,"
                + " source_name desc, source_file desc, source_position desc) as version")
        .where("version = 1");
  }

  /**
   * Feedback that names only the answer it is about takes the trace of the one call that gave it.
   */
  private Dataset<Row> withTracesOfAnswers(Dataset<Row> labels) {
    if (labels.where("call_ids is not null").isEmpty()) {
      return labels;
    }
    Dataset<Row> answers =
        records
            .where("record_kind = 'span' and is_trace_id_known and evidence = 'SPAN'")
            .selectExpr("trace_id", "span_id", "explode(call_ids) as call_id")
            .groupBy("call_id")
            .agg(
                expr("min(trace_id) as answered_trace_id"),
                expr("if(count(distinct span_id) = 1, min(span_id), null) as answered_span_id"),
                expr("count(distinct trace_id) as n"))
            .where("n = 1");
    return labels
        .withColumn("call_id", expr("try_element_at(call_ids, 1)"))
        .join(answers, new String[] {"call_id"}, "left")
        .withColumn("trace_id", expr("coalesce(trace_id, answered_trace_id)"))
        .withColumn("span_id", expr("coalesce(span_id, answered_span_id)"));
  }

  private Dataset<Row> rejectedLines() {
    return records
        .where("record_kind = 'rejected'")
        .where(col("arrival_date").geq(window.from()).and(col("arrival_date").lt(window.to())))
        .selectExpr(
            "arrival_date as event_date",
            "source_name",
            "source_file",
            "source_position",
            "source_format",
            "rejected.*");
  }

  /** The records of the spans that count, with only the columns a table needs. */
  private Dataset<Row> behindKept(String condition, String... columns) {
    String[] needed = new String[DELIVERY.length + columns.length];
    System.arraycopy(DELIVERY, 0, needed, 0, DELIVERY.length);
    System.arraycopy(columns, 0, needed, DELIVERY.length, columns.length);
    return records.where(condition).selectExpr(needed).join(kept.drop("request"), DELIVERY);
  }

  /**
   * The calls that count, each with the content of the record that sent it, and in {@code own} what
   * its span says itself.
   */
  private Dataset<Row> behindCall(String side, String content, List<String> ownFields) {
    List<String> columns = new ArrayList<>(List.of("*"));
    for (String column : DELIVERY) {
      columns.add("call.%s_%s as %s".formatted(side, column, column));
    }
    Dataset<Row> calls = kept.where("call is not null").drop("request");
    for (String column : DELIVERY) {
      calls = calls.withColumnRenamed(column, "own_" + column);
    }
    Dataset<Row> rows =
        records
            .where(content + " is not null")
            .selectExpr(concat(List.of(DELIVERY), content).toArray(String[]::new))
            .join(calls.selectExpr(columns.toArray(String[]::new)), DELIVERY);
    return isContentLent()
        ? withOwn(rows, content, ownFields)
        : rows.withColumn("own", col(content));
  }

  /** Whether any call takes its content from another record than its span; nearly never. */
  private boolean isContentLent() {
    if (isContentLent.isEmpty()) {
      String differs =
          Arrays.stream(DELIVERY)
              .flatMap(
                  column ->
                      Stream.of("input", "output")
                          .map(side -> column + " <> call." + side + "_" + column))
              .collect(Collectors.joining(" or "));
      isContentLent = Optional.of(!kept.where("call is not null and (" + differs + ")").isEmpty());
    }
    return isContentLent.get();
  }

  private Dataset<Row> withOwn(Dataset<Row> rows, String content, List<String> fields) {
    List<String> columns = new ArrayList<>();
    for (String column : DELIVERY) {
      columns.add(column + " as own_" + column);
    }
    columns.add(
        fields.stream()
            .map(field -> "'%s', %s.%s".formatted(field, content, field))
            .collect(Collectors.joining(", ", "named_struct(", ") as own")));
    String[] keys = Arrays.stream(DELIVERY).map(column -> "own_" + column).toArray(String[]::new);
    return rows.join(
        records.where(content + " is not null").selectExpr(columns.toArray(String[]::new)),
        keys,
        "left");
  }

  private static Dataset<Row> select(
      Dataset<Row> rows, List<String> dimensions, String... columns) {
    return rows.selectExpr(concat(dimensions, columns).toArray(String[]::new));
  }

  private static List<String> concat(List<String> first, String... rest) {
    List<String> all = new ArrayList<>(first);
    all.addAll(Arrays.asList(rest));
    return List.copyOf(all);
  }
}
