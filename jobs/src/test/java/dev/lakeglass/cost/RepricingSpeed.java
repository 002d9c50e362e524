package dev.lakeglass.cost;

import dev.lakeglass.SparkSessions;
import dev.lakeglass.config.ConfigFile;
import java.util.Map;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * Prices ten million made-up calls again in one pass, and prints rows per second beside a pass that
 * reads the same columns and prices nothing. Run its main method.
 */
final class RepricingSpeed {
  private static final long CALLS = 10_000_000;

  private RepricingSpeed() {}

  public static void main(String[] arguments) {
    long calls = arguments.length == 0 ? CALLS : Long.parseLong(arguments[0]);
    CallPricer pricer =
        new CallPricer(
            PriceBook.of(
                ConfigFile.packed("model_prices.csv"),
                ConfigFile.packed("public_prices.csv"),
                Map.of(),
                PriceFile.Rates.NONE));
    String path = arguments.length > 1 ? arguments[1] : "target/repricing-speed";
    made(calls).write().mode("overwrite").parquet(path);
    Dataset<Row> ledger = SparkSessions.shared().read().parquet(path);
    time("read only", calls, ledger.selectExpr("sum(input_tokens + output_tokens) as total"));
    Dataset<Row> repriced = RepricedRows.of(ledger, pricer, RepricedRows.Pretence.NONE);
    time("repriced", calls, repriced.selectExpr("sum(repriced_usd) as total"));
  }

  private static void time(String what, long calls, Dataset<Row> pass) {
    long start = System.nanoTime();
    Object total = pass.first().get(0);
    double seconds = (System.nanoTime() - start) / 1e9;
    System.out.printf("%s: %,.0f rows/s, %.1f s, sum %s%n", what, calls / seconds, seconds, total);
  }

  private static Dataset<Row> made(long calls) {
    return SparkSessions.shared()
        .range(calls)
        .selectExpr(
            "date_add(date'2026-01-01', cast(id % 365 as int)) as event_date",
            "cast(id as string) as span_id",
            "case id % 3 when 0 then 'openai' when 1 then 'anthropic' else 'aws.bedrock' end as"
                + " provider_name",
            "case id % 3 when 0 then 'gpt-4.1-mini' when 1 then 'claude-sonnet-4-5' else"
                + " 'us.amazon.nova-lite-v1:0' end as model_name",
            "cast(date_add(date'2026-01-01', cast(id % 365 as int)) as timestamp) as used_at",
            "cast(null as string) as account_id",
            "cast(null as string) as region",
            "cast(null as string) as service_tier",
            "false as is_token_count_estimated",
            "500 + id % 5000 as input_tokens",
            "id % 400 as cached_input_tokens",
            "0L as cache_write_tokens",
            "0L as cache_write_1h_tokens",
            "0L as audio_input_tokens",
            "0L as image_input_tokens",
            "id % 900 as output_tokens",
            "0L as reasoning_tokens",
            "0L as audio_output_tokens",
            "0L as image_output_tokens",
            "cast(null as string) as pricing_reason");
  }
}
