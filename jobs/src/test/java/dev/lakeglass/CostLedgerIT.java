package dev.lakeglass;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.lakeglass.LakeglassProcess.Outcome;
import dev.lakeglass.job.Window;
import dev.lakeglass.table.Lakehouse;
import dev.lakeglass.table.SqlFile;
import dev.lakeglass.table.TableDeclaration;
import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The commands that ask the ledger, over a few calls of March and April 2025 whose costs are worked
 * out here by hand, and bills made from AWS's printed prices without the pricing code.
 */
@Tag("spark")
class CostLedgerIT {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String LITE = "amazon.nova-lite-v1:0";
  private static final String SONNET = "us.anthropic.claude-sonnet-4-5-20250929-v1:0";

  /** US dollars per million tokens. */
  private static final String PRICES =
      """
      price_id,provider_name,model_pattern,input_usd_per_million_tokens,cached_input_usd_per_million_tokens,output_usd_per_million_tokens,valid_from,recorded_at,source
      lite,aws.bedrock,amazon.nova-lite*,0.06,0.015,0.24,2024-12-01,2024-12-01,test
      sonnet,aws.bedrock,us.anthropic.claude-sonnet-4-5*,3.3,0.33,16.5,2024-12-01,2024-12-01,test
      """;

  private static final String CORRECTION =
      "lite-corrected,aws.bedrock,amazon.nova-lite*,0.06,0.015,0.30,2024-12-01,2025-04-02,test\n";

  @TempDir static Path folder;

  private static final SparkSession SPARK = SparkSessions.shared();

  @BeforeAll
  static void fillsTheLedger() throws IOException {
    Files.writeString(folder.resolve("prices.csv"), PRICES);
    Files.writeString(folder.resolve("corrected.csv"), PRICES + CORRECTION);
    Files.writeString(
        folder.resolve("budgets.csv"),
        "slice_key,slice_value,monthly_usd,valid_from,valid_until\ntenant_id,quiet,0.50,,\n");
    Lakehouse lake = new Lakehouse(SPARK, folder.resolve("lake").toString());
    lake.append("model_call_costs", rows("model_call_costs", calls()));
    lake.append(
        "runs",
        rows(
            "runs",
            List.of(
                "{\"event_date\":\"2025-03-01\",\"stage\":\"cost\",\"window_start\":\"2025-03-01\","
                    + "\"window_end\":\"2025-04-01\",\"started_at\":\"2025-04-01T02:00:00Z\"}")));
    Window window = new Window(LocalDate.of(2025, 3, 1), LocalDate.of(2025, 5, 1));
    lake.append("cost_daily", lake.sql(SqlFile.read("marts/cost_daily.sql"), window));
  }

  /** The day of the usage, so that rows can be told apart: 2025-03-03 and 04, and nine in April. */
  private static List<String> calls() {
    List<String> calls = new ArrayList<>();
    // 1,000,000 × 0.06 / 10^6 = 0.06; 200,000 × 0.24 / 10^6 = 0.048
    calls.add(call("2025-03-03", "a", LITE, "northwind", 1_000_000, 0, 200_000, "0.06,0,0.048"));
    // 400,000 × 0.06 = 0.024; 100,000 × 0.015 = 0.0015; 50,000 × 0.24 = 0.012
    calls.add(
        call("2025-03-03", "b", LITE, "northwind", 500_000, 100_000, 50_000, "0.024,0.0015,0.012"));
    // 10,000 × 3.3 = 0.033; 1,000 × 16.5 = 0.0165
    calls.add(call("2025-03-04", "c", SONNET, "oakridge", 10_000, 0, 1_000, "0.033,0,0.0165"));
    calls.add(call("2025-03-04", "d", "amazon.titan-new-v1:0", "oakridge", 1_000, 0, 0, ""));
    // eight days at 0.06, then five times as much
    for (int day = 1; day <= 9; day++) {
      long tokens = day < 9 ? 1_000_000 : 5_000_000;
      calls.add(
          call(
              "2025-04-0" + day,
              "q",
              LITE,
              "quiet",
              tokens,
              0,
              0,
              day < 9 ? "0.06,0,0" : "0.3,0,0"));
    }
    return calls;
  }

  private static String call(
      String day,
      String span,
      String model,
      String tenant,
      long input,
      long cached,
      long output,
      String costs) {
    String[] usd = costs.isEmpty() ? new String[0] : costs.split(",");
    String priced =
        usd.length == 0
            ? "\"pricing_status\":\"unpriced\",\"pricing_reason\":\"no_price\""
            : "\"pricing_status\":\"priced\",\"input_cost_usd\":%s,\"cached_input_cost_usd\":%s,\"output_cost_usd\":%s,\"cache_write_cost_usd\":0,\"request_cost_usd\":0,\"total_cost_usd\":%s,\"price_id\":\"p\""
                .formatted(
                    usd[0],
                    usd[1],
                    usd[2],
                    Arrays.stream(usd)
                        .map(BigDecimal::new)
                        .reduce(BigDecimal.ZERO, BigDecimal::add));
    return """
    {"event_date":"%s","trace_id":"t","span_id":"%s","application":"shop","route":"/ask","operation":"chat","attempt_number":1,\
    "used_at":"%sT10:00:00Z","provider_name":"aws.bedrock","model_name":"%s","tenant_id":"%s","account_id":"111122223333",\
    "region":"us-east-1","input_tokens":%d,"cached_input_tokens":%d,"output_tokens":%d,%s}"""
        .formatted(day, span, day, model, tenant, input, cached, output, priced);
  }

  /** What a row need not say: the value of a column that may not be null. */
  private static Dataset<Row> rows(String table, List<String> lines) {
    StructType declared = TableDeclaration.of(table).schema();
    StructType loose = new StructType();
    List<String> columns = new ArrayList<>();
    for (StructField field : declared.fields()) {
      loose = loose.add(field.name(), field.dataType(), true);
      columns.add(field.nullable() ? field.name() : orDefault(field));
    }
    return SPARK
        .read()
        .schema(loose)
        .json(SPARK.createDataset(lines, Encoders.STRING()))
        .selectExpr(columns.toArray(String[]::new));
  }

  private static String orDefault(StructField field) {
    String otherwise =
        switch (field.dataType().typeName()) {
          case "string" -> "'x'";
          case "boolean" -> "false";
          case "timestamp" -> "cast('2025-03-01' as timestamp)";
          case "map" -> "cast(map() as " + field.dataType().sql() + ")";
          case "date" -> "date'2025-03-01'";
          default -> "0";
        };
    return "coalesce(%s, %s) as %s".formatted(field.name(), otherwise, field.name());
  }

  @Test
  void closesAMonthAndStatesEachCorrectionOnce() throws IOException {
    // 0.108 + 0.0375 + 0.0495 = 0.195, in two rows: two tenants with a priced model each
    assertThat(table(close("prices.csv"))).containsExactly("close 2 3 0.195000000");

    // 250,000 output tokens × (0.30 − 0.24) / 10^6 = 0.015, no call more or less
    assertThat(table(close("corrected.csv")))
        .containsExactly("close 2 3 0.195000000", "restatement 1 0 0.015000000");
    assertThat(table(close("corrected.csv"))).as("stated once").hasSize(2);
  }

  private static List<String> table(JsonNode entries) {
    List<String> lines = new ArrayList<>();
    entries.forEach(
        entry ->
            lines.add(
                entry.get("entry").asText()
                    + " "
                    + entry.get("rows").asText()
                    + " "
                    + entry.get("calls").asText()
                    + " "
                    + new BigDecimal(entry.get("usd").asText()).setScale(9).toPlainString()));
    return lines;
  }

  private static JsonNode close(String prices) throws IOException {
    return answer(prices, "cost", "close", "--month", "2025-03");
  }

  @Test
  void pricesTheSameUsageAsReportedAsCorrectedAndAsItWouldBe() throws IOException {
    JsonNode rows =
        answer(
            "corrected.csv",
            "cost",
            "what-if",
            "--from",
            "2025-03-01",
            "--to",
            "2025-04-01",
            "--by",
            "tenant_id",
            "--model",
            LITE + "=" + SONNET);

    JsonNode northwind = row(rows, "tenant_id", "northwind");
    assertUsd(northwind.get("as reported"), "0.1455");
    assertUsd(northwind.get("as corrected"), "0.1605");
    // 1,400,000 × 3.3 + 100,000 × 0.33 + 250,000 × 16.5, over 10^6: 4.62 + 0.033 + 4.125
    assertUsd(northwind.get("what if"), "8.778");
    JsonNode oakridge = row(rows, "tenant_id", "oakridge");
    assertUsd(oakridge.get("as reported"), "0.0495");
    assertThat(oakridge.get("unpriced").asInt()).isEqualTo(1);
  }

  @Test
  void exportsTheSameChargesAsCsvAndParquet() throws IOException {
    for (String type : List.of("csv", "parquet")) {
      String out = folder.resolve("focus-" + type).toString();
      JsonNode told =
          answer(
              "prices.csv",
              "cost",
              "export",
              "--format",
              "focus",
              "--type",
              type,
              "--from",
              "2025-03-01",
              "--to",
              "2025-04-01",
              "--out",
              out);
      assertThat(told.get(0).get("charges").asInt()).isEqualTo(5);
      assertThat(told.get(0).get("unpriced calls left out").asInt()).isEqualTo(1);
      assertUsd(told.get(0).get("usd"), "0.195");

      Dataset<Row> charges =
          type.equals("csv")
              ? SPARK.read().option("header", "true").option("escape", "\"").csv(out)
              : SPARK.read().parquet(out);
      Row output =
          charges
              .where("SkuMeter = 'Output Tokens' and SubAccountId = 'northwind'")
              .selectExpr(
                  "cast(EffectiveCost as decimal(18,9)) as usd",
                  "cast(PricingQuantity as decimal(18,6)) as millions",
                  "cast(ListUnitPrice as decimal(18,9)) as price",
                  "PricingUnit",
                  "cast(ChargePeriodStart as timestamp) as start",
                  "SkuPriceId")
              .first();
      // 250,000 tokens at 0.24 per million
      assertThat(output.<BigDecimal>getAs("usd")).as(type).isEqualByComparingTo("0.06");
      assertThat(output.<BigDecimal>getAs("millions")).isEqualByComparingTo("0.25");
      assertThat(output.<BigDecimal>getAs("price")).isEqualByComparingTo("0.24");
      assertThat(output.<String>getAs("PricingUnit")).isEqualTo("1000000 Tokens");
      assertThat(output.<Object>getAs("start")).hasToString("2025-03-03 00:00:00.0");
      assertThat(output.<String>getAs("SkuPriceId"))
          .isEqualTo("aws.bedrock/" + LITE + "/Output Tokens@p");
    }
  }

  @Test
  void reconcilesBillsInEveryFormToTheSameLines() throws IOException {
    write("cur/data/BILLING_PERIOD=2025-03/bill-00001.csv.gz", cur());
    write("focus.csv", focus());
    curParquet().write().parquet(folder.resolve("bill/2025-03").toString());
    focusParquet().write().parquet(folder.resolve("focus-bill").toString());

    Map<String, String> expected =
        new TreeMap<>(
            Map.of(
                // 310,000 tokens billed at 0.00024 a thousand, 250,000 logged: 0.0744 − 0.06
                "2025-03-03 USE1-NovaLite-output-tokens", "0.0744 0.06 0.0144 0 missing",
                "2025-03-03 USE1-Guardrail-ContentPolicyUnitsConsumed", "2.5 0 0 2.5 no tokens",
                "2025-03-03 Credit USE1-NovaLite-input-tokens", "-0.02 0 0 -0.02 no tokens",
                "2025-03-04 Tax", "0.19 0 0 0.19 no tokens",
                "2025-03-04 USE1-TitanNew-input-tokens", "0.0002 0 0.0002 0 without a price"));
    for (String bill : List.of("cur", "focus.csv", "bill", "focus-bill")) {
      Outcome outcome =
          run(
              "prices.csv",
              "cost",
              "reconcile",
              "--bill",
              folder.resolve(bill).toString(),
              "--from",
              "2025-03-01",
              "--to",
              "2025-04-01",
              "--output",
              "json");
      assertThat(outcome.code()).as(outcome.log()).isZero();
      assertThat(lines(JSON.readTree(outcome.answer()))).as(bill).isEqualTo(expected);
      // 0.084 + 0.0015 + 0.06 + 0.033 + 0.0165; 0.0144 + 0.0002; 2.5 − 0.02 + 0.19
      assertThat(outcome.log())
          .contains(
              "Bill 2.879600: explained 0.195000, unexplained 0.014600, unallocated 2.670000 US"
                  + " dollars");
    }
  }

  private static Map<String, String> lines(JsonNode rows) {
    Map<String, String> lines = new TreeMap<>();
    for (JsonNode row : rows) {
      String cause = row.get("likely cause").asText();
      lines.put(
          row.get("day").asText() + " " + row.get("usage type").asText(),
          Stream.of("billed", "explained", "unexplained", "unallocated")
                  .map(name -> plain(row.get(name).asText()))
                  .reduce((a, b) -> a + " " + b)
                  .orElseThrow()
              + " "
              + Stream.of("missing", "no tokens", "without a price")
                  .filter(word -> cause.replace("not logged", "missing").contains(word))
                  .findFirst()
                  .orElse(cause));
    }
    return lines;
  }

  private static String plain(String number) {
    BigDecimal value = new BigDecimal(number);
    return value.signum() == 0 ? "0" : value.stripTrailingZeros().toPlainString();
  }

  /**
   * Line items: type, product code, product name, usage type, unit, amount, cost, day. Prices as
   * AWS prints them: Nova Lite per thousand tokens 0.00006, 0.000015 and 0.00024; Claude, sold over
   * the Marketplace, per million 3.3 and 16.5.
   */
  private static final List<String[]> ITEMS =
      Stream.of(
              "Usage|AmazonBedrock|Amazon Bedrock|USE1-NovaLite-input-tokens|1K tokens|1400|0.084|2025-03-03",
              "Usage|AmazonBedrock|Amazon Bedrock|USE1-NovaLite-cache-read-input-token-count|1K tokens|100|0.0015|2025-03-03",
              "Usage|AmazonBedrock|Amazon Bedrock|USE1-NovaLite-output-tokens|1K tokens|310|7.44E-2|2025-03-03",
              "Usage|3kz8example00marketplace00|Claude Sonnet 4.5 (Amazon Bedrock Edition)|USE1-MP:USE1_InputTokenCount-Units|Units|0.01|0.033|2025-03-04",
              "Usage|3kz8example00marketplace00|Claude Sonnet 4.5 (Amazon Bedrock Edition)|USE1-MP:USE1_OutputTokenCount-Units|Units|0.001|0.0165|2025-03-04",
              "Usage|AmazonBedrock|Amazon Bedrock|USE1-TitanNew-input-tokens|1K tokens|1|0.0002|2025-03-04",
              "Usage|AmazonBedrock|Amazon Bedrock|USE1-Guardrail-ContentPolicyUnitsConsumed|Units|1000|2.5|2025-03-03",
              "Credit|AmazonBedrock|Amazon Bedrock|USE1-NovaLite-input-tokens|1K tokens|1400|-0.02|2025-03-03",
              "Tax|AmazonBedrock|Amazon Bedrock||||0.19|2025-03-04",
              "Usage|AmazonEC2|Amazon Elastic Compute Cloud|USE1-BoxUsage:t3.micro|Hrs|24|5|2025-03-04",
              "Usage|AmazonBedrock|Amazon Bedrock|USE1-NovaLite-input-tokens|1K tokens|9|1|2025-04-01")
          .map(line -> line.split("\\|", -1))
          .toList();

  private static String cur() {
    StringBuilder csv =
        new StringBuilder(
            "identity_line_item_id,line_item_usage_account_id,line_item_line_item_type,line_item_usage_start_date,line_item_product_code,line_item_usage_type,line_item_usage_amount,line_item_unblended_cost,pricing_unit,product,product_region_code\n");
    for (int i = 0; i < ITEMS.size(); i++) {
      String[] item = ITEMS.get(i);
      csv.append(
          "id%d,111122223333,%s,%sT05:00:00.000Z,%s,%s,%s,%s,%s,\"{\"\"product_name\"\":\"\"%s\"\",\"\"a\"\":\"\"b, c\"\"}\",us-east-1\n"
              .formatted(
                  i, item[0], item[7], item[1], item[3], item[5], item[6], item[4], item[2]));
    }
    return csv.toString();
  }

  /** As AWS exports FOCUS, with its x_ columns. */
  private static String focus() {
    StringBuilder csv =
        new StringBuilder(
            "BillingAccountId,SubAccountId,ChargeCategory,ChargePeriodStart,x_ServiceCode,ServiceName,x_UsageType,ConsumedUnit,ConsumedQuantity,EffectiveCost,RegionId\n");
    for (String[] item : ITEMS) {
      csv.append(
          "999900009999,111122223333,%s,%sT05:00:00Z,%s,%s,%s,%s,%s,%s,us-east-1\n"
              .formatted(item[0], item[7], item[1], item[2], item[3], item[4], item[5], item[6]));
    }
    return csv.toString();
  }

  private static Dataset<Row> curParquet() {
    return items()
        .selectExpr(
            "'111122223333' as line_item_usage_account_id",
            "item[0] as line_item_line_item_type",
            "cast(item[7] || ' 05:00:00' as timestamp) as line_item_usage_start_date",
            "item[1] as line_item_product_code",
            "nullif(item[3], '') as line_item_usage_type",
            "try_cast(item[5] as double) as line_item_usage_amount",
            "cast(item[6] as double) as line_item_unblended_cost",
            "nullif(item[4], '') as pricing_unit",
            "map('product_name', item[2]) as product",
            "'us-east-1' as product_region_code");
  }

  private static Dataset<Row> focusParquet() {
    return items()
        .selectExpr(
            "'999900009999' as BillingAccountId",
            "'111122223333' as SubAccountId",
            "item[0] as ChargeCategory",
            "cast(item[7] || ' 05:00:00' as timestamp) as ChargePeriodStart",
            "item[1] as x_ServiceCode",
            "item[2] as ServiceName",
            "nullif(item[3], '') as x_UsageType",
            "nullif(item[4], '') as ConsumedUnit",
            "try_cast(item[5] as double) as ConsumedQuantity",
            "cast(item[6] as double) as EffectiveCost",
            "'us-east-1' as RegionId");
  }

  private static Dataset<Row> items() {
    return SPARK
        .createDataset(
            ITEMS.stream().map(item -> String.join("|", item)).toList(), Encoders.STRING())
        .selectExpr("split(value, '[|]') as item");
  }

  /** 1741046400 is 2025-03-04T00:00:00Z. No call of OpenAI is logged: all of it is unallocated. */
  @Test
  void reconcilesSavedPagesOfAProvidersCostApi() throws IOException {
    write(
        "openai.json",
        """
        {"object":"page","has_more":false,"next_page":null,"data":[{"object":"bucket",
          "start_time":1741046400,"end_time":1741132800,"results":[
          {"object":"organization.costs.result","amount":{"value":0.06,"currency":"usd"},
            "line_item":"gpt-4.1-2025-04-14, input","project_id":"proj_a"},
          {"object":"organization.costs.result","amount":{"value":0.01,"currency":"usd"},
            "line_item":"web search tool calls","project_id":"proj_a"}]}]}
        """);
    write("euro.json", Files.readString(folder.resolve("openai.json")).replace("usd", "eur"));

    Outcome outcome = reconcile("openai.json");

    assertThat(outcome.code()).as(outcome.log()).isZero();
    assertThat(outcome.answer()).contains("proj_a", "gpt-4.1-2025-04-14, input");
    assertThat(outcome.log())
        .contains(
            "Bill 0.070000: explained 0.000000, unexplained 0.000000, unallocated 0.070000 US"
                + " dollars");
    assertThat(reconcile("euro.json").code()).isEqualTo(3);
    assertThat(reconcile("euro.json").log()).contains("eur");
  }

  @Test
  void refusesABillItCannotRead() throws IOException {
    write("other.csv", "invoice,amount\n1,2\n");
    write("broken.csv", focus().replace("0.084", "12,34").replace("7.44E-2", "n/a"));

    assertThat(reconcile("none.csv").code()).isEqualTo(3);
    assertThat(reconcile("none.csv").log()).contains("none.csv: there is no file");
    assertThat(reconcile("other.csv").log())
        .contains("no column for account (line_item_usage_account_id or SubAccountId or");
    Outcome broken = reconcile("broken.csv");
    assertThat(broken.code()).isEqualTo(3);
    assertThat(broken.log()).contains("1 lines whose cost is no number or whose day is no date");
  }

  private static Outcome reconcile(String bill) {
    return run(
        "prices.csv",
        "cost",
        "reconcile",
        "--bill",
        folder.resolve(bill).toString(),
        "--from",
        "2025-03-01",
        "--to",
        "2025-04-01");
  }

  @Test
  void tellsBudgetsAnomaliesAndWhyTheCostChanged() throws IOException {
    String[] budgets = {
      "cost",
      "budgets",
      "--date",
      "2025-04-09",
      "--set",
      "cost.budgets=" + folder.resolve("budgets.csv"),
      "--fail-on",
      "alert",
      "--output",
      "json"
    };
    Outcome outcome = run("prices.csv", budgets);
    assertThat(outcome.code()).as(outcome.log()).isEqualTo(5);
    JsonNode standing = JSON.readTree(outcome.answer());
    // 8 × 0.06 + 0.30 = 0.78
    JsonNode budget = standing.get(0);
    assertThat(budget.get("state").asText()).isEqualTo("alert");
    assertUsd(budget.get("spent"), "0.78");
    // nine days seen: the mean 0.78 / 9 = 0.08667 for 21 days more
    assertUsd(budget.get("forecast"), "2.6000");
    JsonNode quiet = row(standing, "slice", "tenant_id=quiet", 1);
    // ln 5 over the least scatter of 0.1: 16.1
    assertThat(quiet.get("note").asText())
        .isEqualTo("the day is 16.1 deviations above its usual 0.0600");

    JsonNode why = answer("prices.csv", "cost", "explain", "--date", "2025-04-09");
    Map<String, String> parts = new TreeMap<>();
    why.forEach(
        part -> parts.put(part.get("why").asText().strip(), plain(part.get("usd").asText())));
    // one call as before, with five times the input: all of the change is its length
    assertThat(parts)
        .containsEntry("before, per day", "0.06")
        .containsEntry("Input length", "0.24")
        .containsEntry("on the day", "0.3");
    assertThat(parts.values().stream().filter(usd -> !usd.equals("0"))).hasSize(3);
  }

  @Test
  void writesABudgetThatIsSpentToTheAlerts() {
    Outcome outcome =
        run(
            "prices.csv",
            "drift",
            "--date",
            "2025-04-09",
            "--set",
            "cost.budgets=" + folder.resolve("budgets.csv"));
    assertThat(outcome.code()).as(outcome.log()).isZero();

    List<Row> alerts =
        new LakeFolder(folder.resolve("lake"))
            .read("alerts")
            .where("metric_name = 'month_cost_usd'")
            .collectAsList();

    assertThat(alerts).hasSize(1);
    Row alert = alerts.get(0);
    assertThat(alert.<String>getAs("title"))
        .isEqualTo(
            "Budget of tenant quiet is spent: $0.78 of $0.50, 21 days before the end of the month");
    assertThat(alert.<String>getAs("severity")).isEqualTo("alert");
    assertThat(alert.<String>getAs("slice_value")).isEqualTo("quiet");
    // five days of history at 0.06 make a forecast: 30 × 0.06 = 1.80, above 0.50
    assertThat(alert.<Object>getAs("since_date")).hasToString("2025-04-05");
  }

  private static String[] plus(String[] arguments, String... more) {
    return Stream.concat(Arrays.stream(arguments), Arrays.stream(more)).toArray(String[]::new);
  }

  private static JsonNode row(JsonNode rows, String key, String value) {
    return row(rows, key, value, 0);
  }

  private static JsonNode row(JsonNode rows, String key, String value, int skipped) {
    return IntStream.range(0, rows.size())
        .mapToObj(rows::get)
        .filter(row -> row.get(key).asText().equals(value))
        .skip(skipped)
        .findFirst()
        .orElseThrow();
  }

  private static void assertUsd(JsonNode amount, String usd) {
    assertThat(new BigDecimal(amount.asText())).isEqualByComparingTo(usd);
  }

  private static JsonNode answer(String prices, String... arguments) throws IOException {
    Outcome outcome = run(prices, plus(arguments, "--output", "json"));
    assertThat(outcome.code()).as(outcome.log()).isZero();
    return JSON.readTree(outcome.answer());
  }

  private static Outcome run(String prices, String... arguments) {
    return LakeglassInProcess.run(
        plus(
            arguments,
            "--config",
            "conf/job.yaml",
            "--set",
            "lake=" + folder.resolve("lake"),
            "--set",
            "cost.prices=" + folder.resolve(prices)));
  }

  private static void write(String name, String text) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    try (OutputStream out = Files.newOutputStream(file);
        OutputStream written = name.endsWith(".gz") ? new GZIPOutputStream(out) : out) {
      written.write(text.getBytes(java.nio.charset.StandardCharsets.UTF_8));
    }
  }
}
