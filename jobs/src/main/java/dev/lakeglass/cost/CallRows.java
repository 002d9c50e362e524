package dev.lakeglass.cost;

import static org.apache.spark.sql.functions.expr;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.StructType;

/** Model calls and their costs as rows. */
final class CallRows {
  /** What a call says of itself in attributes, as text and as numbers. */
  static final List<String> TEXTS =
      List.of("service_tier", "region", "account_id", "server_address");

  static final List<String> COUNTS =
      List.of(
          "cache_write_1h_tokens",
          "audio_input_tokens",
          "image_input_tokens",
          "audio_output_tokens",
          "image_output_tokens");

  /** A call, in the order it is read in: a row in Spark's function has no names to rely on. */
  static final Column[] CALL = {
    expr("coalesce(provider_name, '') as provider"),
    expr("coalesce(model_name, '') as model"),
    expr("coalesce(region, '') as region"),
    expr("coalesce(service_tier, '') as tier"),
    expr("cast(to_date(used_at) as string) as day"),
    expr("input_tokens"),
    expr("cached_input_tokens"),
    expr("cache_write_tokens"),
    expr("cache_write_1h_tokens"),
    expr("audio_input_tokens"),
    expr("image_input_tokens"),
    expr("output_tokens"),
    expr("reasoning_tokens"),
    expr("audio_output_tokens"),
    expr("image_output_tokens"),
    expr("estimated_input_tokens"),
    expr("estimated_output_tokens"),
    expr("coalesce(is_token_count_estimated, false) as is_estimate"),
    expr("coalesce(is_error, false) as is_error"),
    expr("coalesce(error_type, '') as error_type"),
    expr("coalesce(has_answer, false) as has_answer"),
    expr("coalesce(account_id, '') as account_id"),
    expr("coalesce(server_address, '') as server_address")
  };

  /** The same of a row of model_call_costs, which has its estimates among the tokens. */
  static final Column[] REPRICED_CALL = repricedCall();

  private static Column[] repricedCall() {
    Column[] call = CALL.clone();
    call[15] = expr("cast(null as bigint) as estimated_input_tokens");
    call[16] = expr("cast(null as bigint) as estimated_output_tokens");
    call[18] = expr("false as is_error");
    call[19] = expr("'' as error_type");
    call[20] = expr("true as has_answer");
    call[22] = expr("'' as server_address");
    return call;
  }

  static final StructType PRICED =
      StructType.fromDDL(
          """
          account_id string, region string, service_tier string,
          is_token_count_estimated boolean,
          input_tokens bigint, cached_input_tokens bigint, cache_write_tokens bigint,
          cache_write_1h_tokens bigint, audio_input_tokens bigint, image_input_tokens bigint,
          output_tokens bigint, reasoning_tokens bigint, audio_output_tokens bigint,
          image_output_tokens bigint,
          input_cost_usd decimal(18,9), cached_input_cost_usd decimal(18,9),
          cache_write_cost_usd decimal(18,9), output_cost_usd decimal(18,9),
          request_cost_usd decimal(18,9), total_cost_usd decimal(18,9),
          pricing_status string, pricing_reason string, price_id string, price_recorded_at string
          """);

  private static final Pattern BEDROCK_HOST =
      Pattern.compile("bedrock[\\w-]*\\.([a-z]{2}[a-z0-9-]+-\\d)\\.amazonaws\\.com");
  private static final Pattern ARN_ACCOUNT =
      Pattern.compile("arn:aws[\\w-]*:\\w+:[\\w-]*:(\\d{12}):.*");

  private CallRows() {}

  static Row priced(Row row, CallPricer pricer) {
    Call call = call(row);
    return row(row, call, pricer.price(call));
  }

  private static Call call(Row row) {
    return new Call(
        row.getString(0),
        row.getString(1),
        region(row),
        row.getString(3),
        LocalDate.parse(row.getString(4)),
        new TokenUsage(
            count(row, 5),
            count(row, 6),
            count(row, 7),
            count(row, 8),
            count(row, 9),
            count(row, 10),
            count(row, 11),
            count(row, 12),
            count(row, 13),
            count(row, 14)),
        !row.isNullAt(5),
        !row.isNullAt(11),
        row.isNullAt(15) ? OptionalLong.empty() : OptionalLong.of(row.getLong(15)),
        row.isNullAt(16) ? OptionalLong.empty() : OptionalLong.of(row.getLong(16)),
        row.getBoolean(17),
        row.getBoolean(18),
        row.getString(19),
        row.getBoolean(20));
  }

  /** The region of the call, from what was logged, its ARN or the host it was sent to. */
  private static String region(Row row) {
    if (!row.getString(2).isEmpty()) {
      return row.getString(2);
    }
    Matcher host = BEDROCK_HOST.matcher(row.getString(22));
    return ModelName.of(row.getString(1))
        .region()
        .orElseGet(() -> host.find() ? host.group(1) : "");
  }

  private static String account(Row row) {
    Matcher arn = ARN_ACCOUNT.matcher(row.getString(1));
    return row.getString(21).isEmpty() && arn.matches() ? arn.group(1) : row.getString(21);
  }

  private static Row row(Row row, Call call, PricedCall priced) {
    TokenUsage usage = priced.usage().orElse(call.reported());
    boolean isPriced = priced.usage().isPresent();
    Optional<CallCost> cost = priced.cost();
    return RowFactory.create(
        orNull(account(row)),
        orNull(call.region()),
        orNull(call.serviceTier()),
        call.isEstimate()
            || !call.reportedInput() && call.estimatedInput().isPresent()
            || !call.reportedOutput() && call.estimatedOutput().isPresent(),
        isPriced
            ? (Long) usage.inputTokens()
            : known(call.reportedInput(), usage.inputTokens(), call.estimatedInput()),
        usage.cachedInputTokens(),
        usage.cacheWriteTokens(),
        usage.cacheWrite1hTokens(),
        usage.audioInputTokens(),
        usage.imageInputTokens(),
        isPriced
            ? (Long) usage.outputTokens()
            : known(call.reportedOutput(), usage.outputTokens(), call.estimatedOutput()),
        usage.reasoningTokens(),
        usage.audioOutputTokens(),
        usage.imageOutputTokens(),
        cost.map(CallCost::inputUsd).orElse(null),
        cost.map(CallCost::cachedInputUsd).orElse(null),
        cost.map(CallCost::cacheWriteUsd).orElse(null),
        cost.map(CallCost::outputUsd).orElse(null),
        cost.map(CallCost::requestUsd).orElse(null),
        cost.map(CallCost::totalUsd).orElse((BigDecimal) null),
        priced.status().word(),
        orNull(priced.reason()),
        priced.price().map(Price::priceId).orElse(null),
        priced.price().map(price -> price.recordedAt().toString()).orElse(null));
  }

  private static Long known(boolean isReported, long reported, OptionalLong estimated) {
    if (isReported) {
      return reported;
    }
    return estimated.isPresent() ? estimated.getAsLong() : null;
  }

  private static long count(Row row, int index) {
    return row.isNullAt(index) ? 0 : row.getLong(index);
  }

  private static String orNull(String text) {
    return text.isEmpty() ? null : text;
  }
}
