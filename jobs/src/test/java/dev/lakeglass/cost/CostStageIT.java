package dev.lakeglass.cost;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lakeglass.SparkSessions;
import dev.lakeglass.config.ConfigFile;
import dev.lakeglass.cost.RepricedRows.Pretence;
import dev.lakeglass.table.TableDeclaration;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.StructField;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("spark")
class CostStageIT {
  private static final String OUTPUTS =
      """
      {"span_id":"cached","provider_name":"anthropic","model_name":"claude-sonnet-4-5","input_tokens":12000,"cached_input_tokens":9000,"cache_write_tokens":1000,"output_tokens":500}
      {"span_id":"embedding","provider_name":"openai","model_name":"text-embedding-3-small","input_tokens":50}
      {"span_id":"silent","provider_name":"openai","model_name":"gpt-4.1","output_text":"hello world","output_hash":"h"}
      {"span_id":"half","provider_name":"openai","model_name":"gpt-4.1","input_tokens":1000,"output_text":"hello world","output_hash":"h"}
      {"span_id":"failed","provider_name":"openai","model_name":"gpt-4.1","is_error":true,"error_type":"rate_limit"}
      {"span_id":"timeout","provider_name":"openai","model_name":"gpt-4.1","is_error":true,"error_type":"timeout"}
      {"span_id":"batch","provider_name":"openai","model_name":"gpt-4.1","input_tokens":10000,"output_tokens":1000}
      {"span_id":"profile","provider_name":"aws.bedrock","model_name":"arn:aws:bedrock:us-east-1:123456789012:inference-profile/us.anthropic.claude-sonnet-4-5-20250929-v1:0","input_tokens":1000,"output_tokens":100}
      {"span_id":"no-content","provider_name":"openai","model_name":"gpt-4.1","output_hash":null}
      {"span_id":"unknown","provider_name":"acme","model_name":"acme-translate-1","input_tokens":10,"output_tokens":10}
      {"span_id":"contradictory","provider_name":"openai","model_name":"gpt-4.1","input_tokens":10,"cached_input_tokens":11,"output_tokens":1}
      """;

  private static final String PROMPTS =
      """
      {"span_id":"cached","messages":[{"role":"user","content":"not read"}]}
      {"span_id":"embedding"}
      {"span_id":"silent","system_prompt":"hello","messages":[{"role":"user","content":"world"}]}
      {"span_id":"half","messages":[{"role":"user","content":"hello"}]}
      {"span_id":"timeout","messages":[{"role":"user","content":"hello"}]}
      {"span_id":"batch","attempt_number":2,"template_hash":"s","prompt_hash":"p"}
      {"span_id":"profile"}
      {"span_id":"failed","messages":[{"role":"user","content":"hello"}]}
      {"span_id":"no-content"}
      {"span_id":"unknown"}
      {"span_id":"contradictory"}
      """;

  private static final String SPANS =
      """
      {"span_id":"batch","operation":"chat","started_at":"2026-11-23T00:00:01Z","attributes":{"openai.response.service_tier":"batch"}}
      {"span_id":"profile","operation":"chat","started_at":"2026-11-22T10:00:00Z","attributes":{}}
      {"span_id":"search","operation":"rerank","application":"kb","started_at":"2026-11-22T10:00:00Z","attributes":{"gen_ai.provider.name":"cohere","gen_ai.request.model":"rerank-v3.5"}}
      """;

  private final SparkSession spark = SparkSessions.shared();

  @Test
  void pricesEveryCallAndSaysHowSureItIs() throws IOException {
    Map<String, Row> costs = costs();

    // (2,000 × 3 + 9,000 × 0.30 + 1,000 × 3.75 + 500 × 15) / 10^6
    assertPriced(costs.get("cached"), "priced", "0.01995");
    assertThat(costs.get("cached").<String>getAs("price_id"))
        .isEqualTo("anthropic/claude-sonnet-4-5");
    assertThat(costs.get("cached").<Object>getAs("price_recorded_at")).hasToString("2026-11-23");
    // 50 × 0.02 / 10^6, and no output to pay for
    assertPriced(costs.get("embedding"), "priced", "0.000001");
    // "hello\\nworld" is 3 tokens, two messages 8, the reply 3: 14 × 2 / 10^6; "hello world" 2 × 8
    // / 10^6
    assertPriced(costs.get("silent"), "estimated_tokens", "0.000044");
    // the reported 1,000 × 2 / 10^6, the estimated 2 × 8 / 10^6
    assertPriced(costs.get("half"), "estimated_tokens", "0.002016");
  }

  @Test
  void takesTierRegionAccountAndAttemptFromWhereTheyAreLogged() throws IOException {
    Map<String, Row> costs = costs();

    // gpt-4.1 at half price: (10,000 × 1 + 1,000 × 4) / 10^6
    assertPriced(costs.get("batch"), "priced", "0.014");
    assertThat(costs.get("batch").<String>getAs("service_tier")).isEqualTo("batch");
    assertThat(costs.get("batch").<Integer>getAs("attempt_number")).isEqualTo(2);
    assertThat(costs.get("batch").<String>getAs("prompt_hash")).isEqualTo("p");
    assertThat(costs.get("batch").<Object>getAs("used_at")).hasToString("2026-11-23 00:00:01.0");
    // Claude Sonnet 4.5 within the United States: (1,000 × 3.3 + 100 × 16.5) / 10^6
    assertPriced(costs.get("profile"), "priced", "0.00495");
    assertThat(costs.get("profile").<String>getAs("region")).isEqualTo("us-east-1");
    assertThat(costs.get("profile").<String>getAs("account_id")).isEqualTo("123456789012");
  }

  @Test
  void pricesSearchesOfRerankersAndNothingThatFailed() throws IOException {
    Map<String, Row> costs = costs();

    // one search at 2 / 1,000
    assertPriced(costs.get("search"), "priced", "0.002");
    assertThat(costs.get("search").<String>getAs("operation")).isEqualTo("rerank");
    assertPriced(costs.get("failed"), "free", "0");
    assertThat(costs.get("failed").<String>getAs("pricing_reason")).isEqualTo("failed");
  }

  @Test
  void leavesUnpricedWhatIsNotKnown() throws IOException {
    Map<String, Row> costs = costs();

    for (String call : List.of("timeout", "no-content", "unknown", "contradictory")) {
      assertThat(costs.get(call).<String>getAs("pricing_status")).as(call).isEqualTo("unpriced");
      assertThat(costs.get(call).<BigDecimal>getAs("total_cost_usd")).as(call).isNull();
      assertThat(costs.get(call).<String>getAs("price_id")).as(call).isNull();
    }
  }

  @Test
  void repricesFromTheLedgerAloneToTheSameCosts() throws IOException {
    Dataset<Row> ledger = typed(rows());

    for (Row call : RepricedRows.of(ledger, pricer(), Pretence.NONE).collectAsList()) {
      assertThat(call.<String>getAs("repriced_status"))
          .as(call.<String>getAs("span_id"))
          .isEqualTo(call.<String>getAs("pricing_status"));
      assertThat(call.<BigDecimal>getAs("repriced_usd"))
          .isEqualTo(call.<BigDecimal>getAs("total_cost_usd"));
    }
  }

  @Test
  void pricesWhatWouldHaveBeenAndWhatWasKnown() throws IOException {
    Dataset<Row> ledger = typed(rows());

    // 12,000 tokens in, 9,000 of them cached, and 500 out, at gpt-4.1-mini's 0.40, 0.10 and 1.60;
    // the 1,000 written to the cache cost as input there: (3,000 × 0.4 + 9,000 × 0.1 + 500 × 1.6)
    // / 10^6 = 0.0029
    assertThat(
            repriced(
                ledger,
                new Pretence(Map.of("claude-sonnet-4-5", "openai/gpt-4.1-mini"), "", -1),
                LocalDate.MAX))
        .isEqualByComparingTo("0.0029");
    // half of the input cached, nothing written: (6,000 × 3 + 6,000 × 0.3 + 500 × 15) / 10^6
    assertThat(repriced(ledger, new Pretence(Map.of(), "", 0.5), LocalDate.MAX))
        .isEqualByComparingTo("0.0273");
    // a batch costs half
    assertThat(repriced(ledger, new Pretence(Map.of(), "batch", -1), LocalDate.MAX))
        .isEqualByComparingTo("0.009975");
    assertThat(repriced(ledger, Pretence.NONE, LocalDate.of(2026, 11, 22))).isNull();
  }

  private static BigDecimal repriced(Dataset<Row> ledger, Pretence pretence, LocalDate knownAt) {
    return RepricedRows.of(ledger, pricer().asKnownAt(knownAt), pretence)
        .where("span_id = 'cached'")
        .first()
        .getAs("repriced_usd");
  }

  /** As the table holds them. */
  private static Dataset<Row> typed(Dataset<Row> rows) {
    return rows.withColumn("price_recorded_at", rows.col("price_recorded_at").cast("date"));
  }

  @Test
  void givesOneRowPerCallWithTheColumnsOfTheTable() throws IOException {
    Dataset<Row> costs = rows();

    assertThat(costs.count()).isEqualTo(12);
    assertThat(costs.columns())
        .containsExactlyElementsOf(
            Arrays.stream(TableDeclaration.of("model_call_costs").schema().fields())
                .map(StructField::name)
                .toList());
  }

  private static void assertPriced(Row call, String status, String totalUsd) {
    assertThat(call.<String>getAs("pricing_status")).isEqualTo(status);
    assertThat(call.<BigDecimal>getAs("total_cost_usd")).isEqualByComparingTo(totalUsd);
    assertThat(
            call.<BigDecimal>getAs("input_cost_usd")
                .add(call.getAs("cached_input_cost_usd"))
                .add(call.getAs("cache_write_cost_usd"))
                .add(call.getAs("output_cost_usd"))
                .add(call.getAs("request_cost_usd")))
        .isEqualByComparingTo(totalUsd);
  }

  private Map<String, Row> costs() throws IOException {
    return rows().collectAsList().stream()
        .collect(Collectors.toMap(row -> row.getAs("span_id"), Function.identity()));
  }

  private Dataset<Row> rows() throws IOException {
    return new CostStage(
            pricer(),
            Map.of("service_tier", List.of("lakeglass.tier", "openai.response.service_tier")))
        .costs(table("outputs", OUTPUTS), table("prompts", PROMPTS), table("spans", SPANS));
  }

  private static CallPricer pricer() {
    return new CallPricer(
        PriceBook.of(
            ConfigFile.packed("model_prices.csv"),
            ConfigFile.packed("public_prices.csv"),
            Map.of(),
            PriceFile.Rates.NONE));
  }

  private Dataset<Row> table(String name, String lines) {
    List<String> rows =
        lines
            .lines()
            .map(line -> "{\"event_date\":\"2026-11-22\",\"trace_id\":\"t\"," + line.substring(1))
            .toList();
    return spark
        .read()
        .schema(TableDeclaration.of(name).schema())
        .json(spark.createDataset(rows, Encoders.STRING()))
        .na()
        .fill(false);
  }
}
