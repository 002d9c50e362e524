package dev.lakeglass.cost;

import static org.apache.spark.sql.functions.broadcast;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.expr;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.udf;

import dev.lakeglass.job.StageResult;
import dev.lakeglass.job.Window;
import dev.lakeglass.pipeline.Stage;
import dev.lakeglass.table.Lakehouse;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.api.java.UDF1;
import org.apache.spark.sql.api.java.UDF2;
import org.apache.spark.sql.api.java.UDF3;
import org.apache.spark.sql.expressions.UserDefinedFunction;
import org.apache.spark.sql.types.DataTypes;

/**
 * Prices every model call of a window.
 *
 * <p>Tokens come from what the provider reported. Only of calls that lack them are the texts read,
 * and counted where they lie: no text is moved between machines. What a call used is written beside
 * its cost, so that it can be priced again from this one narrow table.
 */
public final class CostStage implements Stage {
  private static final String TABLE = "model_call_costs";
  private static final List<String> KEY = List.of("event_date", "trace_id", "span_id");
  private static final List<String> DIMENSIONS =
      List.of(
          "event_date",
          "trace_id",
          "span_id",
          "application",
          "environment",
          "route",
          "tenant_id",
          "provider_name",
          "model_name",
          "prompt_name",
          "prompt_version");
  private static final List<String> OUTPUT =
      List.of(
          "input_tokens",
          "cached_input_tokens",
          "cache_write_tokens",
          "output_tokens",
          "reasoning_tokens",
          "is_token_count_estimated",
          "is_error",
          "error_type",
          "finish_reason",
          "has_answer");
  private static final List<String> PROMPT =
      List.of("attempt_number", "template_hash", "prompt_hash");
  private static final List<String> OUTPUT_AND_ESTIMATE =
      Stream.concat(OUTPUT.stream(), Stream.of("estimated_output_tokens")).toList();

  /** A call without output text and tool calls, such as an embedding, lacks no output tokens. */
  private static final Column LACKS_TOKENS =
      expr("input_tokens is null or (output_tokens is null and has_answer)");

  private static final Column HAS_ANSWER =
      expr("output_hash is not null or coalesce(size(tool_calls) > 0, false)");

  /** What a span says too; prompts and outputs say it of calls. */
  private static final String[] DIMENSIONS_OF_SPAN = {
    "application",
    "environment",
    "route",
    "tenant_id",
    "span_is_error",
    "span_error_type",
    "span_provider_name",
    "span_model_name",
    "span_input_tokens"
  };

  private final CallPricer pricer;
  private final Map<String, List<String>> attributes;

  /**
   * @param attributes what we need to know of a call → span attributes that may say it, the first
   *     that is set wins
   */
  public CostStage(CallPricer pricer, Map<String, List<String>> attributes) {
    this.pricer = pricer;
    this.attributes = Map.copyOf(attributes);
  }

  @Override
  public String name() {
    return "cost";
  }

  @Override
  public List<String> writes() {
    return List.of(TABLE);
  }

  @Override
  public StageResult run(Lakehouse lakehouse, Window window) {
    Dataset<Row> outputs = lakehouse.read("outputs", window);
    Dataset<Row> prompts = lakehouse.read("prompts", window);
    Dataset<Row> spans = lakehouse.read("spans", window);
    long rows = lakehouse.replace(TABLE, window, costs(outputs, prompts, spans));
    return StageResult.of(Map.of(TABLE, rows));
  }

  /** The rows of {@code model_call_costs} for the calls of {@code outputs} and the reranks. */
  Dataset<Row> costs(Dataset<Row> outputs, Dataset<Row> prompts, Dataset<Row> spans) {
    Dataset<Row> answered = outputs.withColumn("has_answer", HAS_ANSWER);
    Dataset<Row> calls =
        withTokens(answered, prompts)
            .join(prompts.select(columns(KEY, PROMPT)), keys(), "left")
            .join(
                said(spans).where("operation <> 'rerank'").drop(DIMENSIONS_OF_SPAN), keys(), "left")
            .unionByName(reranks(spans), true);
    return priced(calls);
  }

  /** What spans say of calls beyond prompts and outputs. */
  private Dataset<Row> said(Dataset<Row> spans) {
    Dataset<Row> calls =
        spans.where("operation in ('chat', 'text_completion', 'embeddings', 'rerank')");
    Stream<Column> fixed =
        Stream.of(
                "event_date",
                "trace_id",
                "span_id",
                "application",
                "environment",
                "route",
                "tenant_id",
                "operation",
                "started_at as used_at",
                "is_error as span_is_error",
                "error_type as span_error_type",
                "coalesce(attributes['gen_ai.provider.name'], attributes['gen_ai.system'])"
                    + " as span_provider_name",
                "coalesce(attributes['gen_ai.response.model'], attributes['gen_ai.request.model'])"
                    + " as span_model_name",
                "try_cast(attributes['gen_ai.usage.input_tokens'] as bigint) as span_input_tokens")
            .map(expression -> expr(expression));
    Stream<Column> logged =
        Stream.of(CallRows.TEXTS, CallRows.COUNTS)
            .flatMap(List::stream)
            .map(name -> attribute(name).as(name));
    return calls.select(Stream.concat(fixed, logged).toArray(Column[]::new));
  }

  private Column attribute(String name) {
    String keys =
        attributes.getOrDefault(name, List.of()).stream()
            .map(key -> "attributes['" + key.replace("'", "") + "']")
            .collect(Collectors.joining(", "));
    String text = keys.isEmpty() ? "cast(null as string)" : "coalesce(" + keys + ")";
    return CallRows.COUNTS.contains(name) ? expr("try_cast(" + text + " as bigint)") : expr(text);
  }

  /** Searches of rerankers: they answer with documents, so outputs knows nothing of them. */
  private Dataset<Row> reranks(Dataset<Row> spans) {
    return said(spans)
        .where("operation = 'rerank'")
        .withColumnRenamed("span_is_error", "is_error")
        .withColumnRenamed("span_error_type", "error_type")
        .withColumnRenamed("span_provider_name", "provider_name")
        .withColumnRenamed("span_model_name", "model_name")
        .withColumnRenamed("span_input_tokens", "input_tokens")
        .withColumn("has_answer", not(col("is_error")));
  }

  private static Dataset<Row> withTokens(Dataset<Row> outputs, Dataset<Row> prompts) {
    Dataset<Row> reported =
        outputs
            .where(not(LACKS_TOKENS))
            .select(columns(DIMENSIONS, OUTPUT))
            .withColumn("estimated_input_tokens", lit(null).cast("bigint"))
            .withColumn("estimated_output_tokens", lit(null).cast("bigint"));
    Dataset<Row> lacking = outputs.where(LACKS_TOKENS);
    return lacking.isEmpty() ? reported : reported.unionByName(estimated(lacking, prompts));
  }

  private static Dataset<Row> estimated(Dataset<Row> lacking, Dataset<Row> prompts) {
    return lacking
        .withColumn("estimated_output_tokens", estimatedOutputTokens())
        .select(columns(DIMENSIONS, OUTPUT_AND_ESTIMATE))
        .join(estimatedInputs(lacking, prompts), keys(), "left");
  }

  private static Dataset<Row> estimatedInputs(Dataset<Row> lacking, Dataset<Row> prompts) {
    return prompts
        .join(broadcast(lacking.select(columns(KEY, List.of()))), keys(), "left_semi")
        .withColumn("estimated_input_tokens", estimatedInputTokens())
        .select(columns(KEY, List.of("estimated_input_tokens")));
  }

  private static Column estimatedInputTokens() {
    UserDefinedFunction estimate =
        udf(
            (UDF3<String, String, Integer, Long>)
                (model, text, messages) ->
                    messages == null ? null : TokenEstimator.inputTokens(model, text, messages),
            DataTypes.LongType);
    return estimate.apply(
        expr("coalesce(model_name, '')"),
        expr(
            "concat_ws('\\n', system_prompt,"
                + " array_join(transform(messages, message -> message.content), '\\n'),"
                + " tool_definitions)"),
        expr("case when messages is not null then size(messages) + nvl2(system_prompt, 1, 0) end"));
  }

  private static Column estimatedOutputTokens() {
    UserDefinedFunction estimate =
        udf(
            (UDF2<String, String, Long>)
                (model, text) -> text == null ? null : TokenEstimator.textTokens(model, text),
            DataTypes.LongType);
    return estimate.apply(
        expr("coalesce(model_name, '')"),
        expr(
            "case when output_text is not null or size(tool_calls) > 0 then"
                + " concat_ws('\\n', output_text,"
                + " array_join(transform(tool_calls,"
                + " call -> concat_ws(' ', call.name, call.arguments)), '\\n'))"
                + " end"));
  }

  private Dataset<Row> priced(Dataset<Row> calls) {
    CallPricer callPricer = pricer;
    UserDefinedFunction price =
        udf((UDF1<Row, Row>) call -> CallRows.priced(call, callPricer), CallRows.PRICED);
    return calls
        .withColumn("used_at", expr("coalesce(used_at, cast(event_date as timestamp))"))
        .withColumn("operation", expr("coalesce(operation, 'other')"))
        .withColumn("attempt_number", expr("coalesce(attempt_number, 1)"))
        .withColumn("priced", price.apply(struct(CallRows.CALL)))
        .select(
            columns(
                DIMENSIONS,
                List.of(
                    "used_at",
                    "operation",
                    "attempt_number",
                    "is_error",
                    "finish_reason",
                    "template_hash",
                    "prompt_hash",
                    "priced.*")));
  }

  private static String[] keys() {
    return KEY.toArray(String[]::new);
  }

  private static Column[] columns(List<String> first, List<String> more) {
    return Stream.concat(first.stream(), more.stream())
        .map(name -> col(name))
        .toArray(Column[]::new);
  }
}
