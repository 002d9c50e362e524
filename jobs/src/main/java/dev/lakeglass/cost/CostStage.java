package dev.lakeglass.cost;

import static org.apache.spark.sql.functions.broadcast;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.expr;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.udf;

import dev.lakeglass.job.StageResult;
import dev.lakeglass.job.Window;
import dev.lakeglass.pipeline.Stage;
import dev.lakeglass.table.Lakehouse;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.api.java.UDF2;
import org.apache.spark.sql.api.java.UDF3;
import org.apache.spark.sql.api.java.UDF8;
import org.apache.spark.sql.expressions.UserDefinedFunction;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/**
 * Prices every model call of a window.
 *
 * <p>Tokens come from what the provider reported. Only of calls that lack them are the texts read,
 * and counted where they lie: no text is moved between machines.
 */
public final class CostStage implements Stage {
  private static final String TABLE = "model_call_costs";
  private static final List<String> KEY = List.of("event_date", "trace_id", "span_id");
  private static final List<String> CALL =
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
  private static final List<String> CALL_AND_TOKENS =
      Stream.concat(
              CALL.stream(),
              Stream.of(
                  "input_tokens",
                  "cached_input_tokens",
                  "cache_write_tokens",
                  "output_tokens",
                  "is_token_count_estimated"))
          .toList();

  /** A call without output text and tool calls, such as an embedding, lacks no output tokens. */
  private static final Column LACKS_TOKENS =
      expr(
          "input_tokens is null"
              + " or (output_tokens is null"
              + " and (output_hash is not null or coalesce(size(tool_calls) > 0, false)))");

  private static final StructType PRICED =
      StructType.fromDDL(
          "input_cost_usd decimal(18,9), cached_input_cost_usd decimal(18,9),"
              + " cache_write_cost_usd decimal(18,9), output_cost_usd decimal(18,9),"
              + " total_cost_usd decimal(18,9), pricing_status string, price_id string,"
              + " price_recorded_at string");

  private final CallPricer pricer;

  public CostStage(PriceBook prices) {
    this.pricer = new CallPricer(prices);
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
    long rows = lakehouse.replace(TABLE, window, costs(outputs, prompts));
    return StageResult.of(Map.of(TABLE, rows));
  }

  /** The rows of {@code model_call_costs} for the calls of {@code outputs}. */
  Dataset<Row> costs(Dataset<Row> outputs, Dataset<Row> prompts) {
    return priced(withTokens(outputs, prompts));
  }

  private Dataset<Row> withTokens(Dataset<Row> outputs, Dataset<Row> prompts) {
    Dataset<Row> reported =
        outputs
            .where(not(LACKS_TOKENS))
            .select(columns(CALL_AND_TOKENS))
            .withColumn("estimated_input_tokens", lit(null).cast("bigint"))
            .withColumn("estimated_output_tokens", lit(null).cast("bigint"));
    Dataset<Row> lacking = outputs.where(LACKS_TOKENS);
    return lacking.isEmpty() ? reported : reported.unionByName(estimated(lacking, prompts));
  }

  private static Dataset<Row> estimated(Dataset<Row> lacking, Dataset<Row> prompts) {
    return lacking
        .withColumn("estimated_output_tokens", estimatedOutputTokens())
        .select(columns(CALL_AND_TOKENS, "estimated_output_tokens"))
        .join(estimatedInputs(lacking, prompts), KEY.toArray(String[]::new), "left");
  }

  private static Dataset<Row> estimatedInputs(Dataset<Row> lacking, Dataset<Row> prompts) {
    return prompts
        .join(broadcast(lacking.select(columns(KEY))), KEY.toArray(String[]::new), "left_semi")
        .withColumn("estimated_input_tokens", estimatedInputTokens())
        .select(columns(KEY, "estimated_input_tokens"));
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
        udf(
            (UDF8<String, String, String, Long, Long, Long, Long, Boolean, Row>)
                (provider, model, day, input, cachedInput, cacheWrite, output, isEstimated) ->
                    row(
                        callPricer.price(
                            provider,
                            model,
                            LocalDate.parse(day),
                            new CallTokens(
                                optional(input),
                                cachedInput,
                                cacheWrite,
                                optional(output),
                                isEstimated))),
            PRICED);
    return calls
        .withColumn(
            "priced",
            price.apply(
                expr("coalesce(provider_name, '')"),
                expr("coalesce(model_name, '')"),
                col("event_date").cast("string"),
                expr("coalesce(input_tokens, estimated_input_tokens)"),
                expr("coalesce(cached_input_tokens, 0L)"),
                expr("coalesce(cache_write_tokens, 0L)"),
                expr("coalesce(output_tokens, estimated_output_tokens)"),
                expr(
                    "is_token_count_estimated"
                        + " or (input_tokens is null and estimated_input_tokens is not null)"
                        + " or (output_tokens is null and estimated_output_tokens is not null)")))
        .select(columns(CALL, "priced.*"));
  }

  private static Row row(PricedCall call) {
    Optional<CallCost> cost = call.cost();
    return RowFactory.create(
        cost.map(CallCost::inputUsd).orElse(null),
        cost.map(CallCost::cachedInputUsd).orElse(null),
        cost.map(CallCost::cacheWriteUsd).orElse(null),
        cost.map(CallCost::outputUsd).orElse(null),
        cost.map(CallCost::totalUsd).orElse((BigDecimal) null),
        call.status().word(),
        call.price().map(Price::priceId).orElse(null),
        call.price().map(price -> price.recordedAt().toString()).orElse(null));
  }

  private static OptionalLong optional(Long value) {
    return value == null ? OptionalLong.empty() : OptionalLong.of(value);
  }

  private static Column[] columns(List<String> names, String... more) {
    return Stream.concat(names.stream(), Stream.of(more))
        .map(name -> col(name))
        .toArray(Column[]::new);
  }
}
