package dev.lakeglass.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lakeglass.SparkSessions;
import dev.lakeglass.job.Window;
import dev.lakeglass.report.data.CostRow;
import dev.lakeglass.report.data.ExampleTrace;
import dev.lakeglass.report.data.OutcomeRow;
import dev.lakeglass.report.data.Provenance;
import dev.lakeglass.report.data.ReportData;
import dev.lakeglass.table.Lakehouse;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("spark")
class ReportStageIT {
  private static final LocalDate DAY = LocalDate.of(2026, 11, 22);
  private static final SparkSession SPARK = SparkSessions.shared();

  private static final String[] COSTS = {
    cost("/a", "m1", "0.100000001", 0), cost("/b", "m1", "0.2", 0), cost("/b", "m2", null, 3)
  };
  private static final String[] OUTCOMES = {
    outcome("t1", "2026-11-22", "/a", "ok", false, 100),
    outcome("t2", "2026-11-22", "/a", "error", true, 300),
    outcome("t3", "2026-11-21", null, "incomplete", true, 50)
  };
  private static final String ALERT =
      """
      {"event_date":"2026-11-22","alert_id":"a1","title":"t","severity":"alert","metric_name":"is_bad","slice_key":"all","slice_value":"all","effect_unit":"percentage_points","baseline_count":1,"current_count":1,"since_date":"2026-11-22","also_seen_in":[],"example_trace_ids":["t1","gone","t2"]}""";
  private static final String CALL =
      """
      {"event_date":"2026-11-22","trace_id":"t1","span_id":"s1","application":"app","started_at":"2026-11-22T10:00:00Z",""";
  private static final String REQUEST =
      CALL
          + """
          "ended_at":"2026-11-22T10:00:01Z","request_id":"r1","duration_ms":1000,"status":"ok","feature_flags":{"a":"b"},"span_count":1,"orphan_span_count":0,"model_call_count":1,"traced_call_count":1,"logged_call_count":0,"retrieval_count":0,"tool_call_count":0,"retry_count":0,"cache_hit_count":0,"model_ms":900,"retrieval_ms":0,"tool_ms":0,"other_ms":100,"critical_stage":"model","model_names":[],"prompt_versions":[],"missing_signals":["user"],"source_formats":[],"is_redacted":true,"redaction_counts":{"email":3},"redaction_policy":"p"}""";
  private static final String PROMPT =
      CALL
          + """
          "operation":"chat","messages":[{"role":"user","content":"hello"}],"context_document_ids":[],"attempt_number":1,"is_redacted":true,"redaction_counts":{"email":1},"redaction_policy":"p"}""";
  private static final String OUTPUT =
      CALL
          + """
          "output_text":"hi","tool_calls":[{"id":"c","name":"f","arguments":"{}"}],"duration_ms":900,"is_token_count_estimated":false,"is_error":false,"is_redacted":true,"redaction_counts":{"email":2},"redaction_policy":"p"}""";

  @TempDir private static Path shared;
  private static Lakehouse lake;
  private static ReportData data;

  /** One lake and one reading for all: each costs seconds. */
  @BeforeAll
  static void readALakeOfOneDay() {
    lake = new Lakehouse(SPARK, shared.resolve("lake").toString());
    write(lake, "cost_daily", COSTS);
    write(lake, "quality_daily", manyTenants());
    write(lake, "alerts", ALERT);
    write(lake, "requests", REQUEST);
    write(lake, "prompts", PROMPT);
    write(lake, "outputs", OUTPUT);
    write(lake, "request_outcomes", outcomes());
    data = stage(shared).read(lake, DAY);
  }

  @Test
  void writesAReportOfALakeWithoutTables(@TempDir Path folder) {
    stage(folder).run(new Lakehouse(SPARK, folder.resolve("lake").toString()), Window.day(DAY));
    assertThat(folder.resolve("reports/date=2026-11-22/index.html"))
        .content()
        .contains("No data for this day");
    assertThat(folder.resolve("reports/index.html"))
        .content()
        .contains("date=2026-11-22/index.html");
  }

  @Test
  void sumsCostsPerSliceAndKeepsUnpricedApart() {
    assertThat(slice("all", "all").totalCostUsd()).isEqualByComparingTo("0.300000001");
    assertThat(slice("all", "all").callCount()).isEqualTo(30);
    assertThat(slice("route", "/b").totalCostUsd()).isEqualByComparingTo(new BigDecimal("0.2"));
    assertThat(slice("route_model", "/b · m2").totalCostUsd()).isNull();
    assertThat(slice("prompt_version", "answer@8").callCount()).isEqualTo(30);
    assertThat(data.unpriced()).hasSize(1);
    assertThat(data.unpriced().get(0).callCount()).isEqualTo(3);
  }

  @Test
  void keepsOnlyTheLargestSlicesOfTheDay() {
    List<String> kept = data.quality().stream().map(row -> row.sliceValue()).toList();
    assertThat(kept).hasSize(40).contains("t59", "t20").doesNotContain("t19");
  }

  @Test
  void readsTheExampleRequestsOfTheAlerts() {
    List<ExampleTrace> traces = data.traces();
    assertThat(traces).hasSize(1);
    ExampleTrace trace = traces.get(0);
    assertThat(trace.request().requestId()).isEqualTo("r1");
    assertThat(trace.request().featureFlags()).containsEntry("a", "b");
    assertThat(trace.modelCalls().get(0).messages().get(0).content()).isEqualTo("hello");
    assertThat(trace.modelCalls().get(0).toolCalls().get(0).name()).isEqualTo("f");
    assertThat(trace.modelCalls().get(0).pricingStatus()).isEqualTo("unpriced");
    assertThat(trace.modelCalls().get(0).redactionCounts()).containsEntry("email", 3L);
  }

  /**
   * 120 requests four days before: /x on 2.3.0 has 24 bad of 30, the three other combinations of
   * two routes and two releases 2 of 30 each, so that 6 of 93 are bad elsewhere; the day itself has
   * too few requests to tell anything.
   */
  @Test
  void namesTheRouteOnTheReleaseThatBroke() {
    assertThat(TrustTables.sentences(data))
        .containsExactly(
            "route /x, release app@2.3.0: 24 of 30 bad, elsewhere 6.5\u00a0% (7 days)");
  }

  private static String[] outcomes() {
    List<String> rows = new ArrayList<>(List.of(OUTCOMES));
    for (String route : List.of("/x", "/y")) {
      for (String release : List.of("2.2.0", "2.3.0")) {
        int bad = route.equals("/x") && release.equals("2.3.0") ? 24 : 2;
        for (int i = 0; i < 30; i++) {
          rows.add(
              outcome(route + release + i, "2026-11-18", route, "ok", i < bad, 100)
                  .replace("\"route\"", "\"release\":\"" + release + "\",\"route\"")
                  .replace("\"bad_reasons\":[]", i < bad ? REASONS : "\"bad_reasons\":[]"));
        }
      }
    }
    return rows.toArray(String[]::new);
  }

  private static final String REASONS = "\"bad_reasons\":[\"check:valid_json\"]";

  @Test
  void countsRequestsPerDayAndRoute() {
    OutcomeRow all =
        data.outcomes().stream()
            .filter(row -> row.eventDate().equals(DAY) && row.sliceKey().equals("all"))
            .findFirst()
            .orElseThrow();
    assertThat(all.requestCount()).isEqualTo(2);
    assertThat(all.errorCount()).isEqualTo(1);
    assertThat(all.badCount()).isEqualTo(1);
    assertThat(all.p50DurationMs()).isEqualTo(100);
    assertThat(all.p95DurationMs()).isEqualTo(300);
    assertThat(data.outcomes())
        .anyMatch(
            row -> row.eventDate().equals(DAY.minusDays(1)) && row.sliceValue().equals("unknown"));
  }

  private static ReportStage stage(Path folder) {
    return new ReportStage(
        folder.resolve("reports").toString(), 5, 7, new Provenance("0.1.0", "hash"), List.of());
  }

  private static CostRow slice(String key, String value) {
    return data.costs().stream()
        .filter(row -> row.sliceKey().equals(key) && row.sliceValue().equals(value))
        .findFirst()
        .orElseThrow();
  }

  private static String[] manyTenants() {
    return IntStream.range(0, 60)
        .mapToObj(
            i ->
                """
                {"event_date":"2026-11-22","slice_key":"tenant_id","slice_value":"t%02d","indicator":"is_bad","unit":"request","applicable_count":%d,"hit_count":1,"not_applicable_count":0,"errored_count":0}"""
                    .formatted(i, 100 + i))
        .toArray(String[]::new);
  }

  private static String cost(String route, String model, String usd, long unpriced) {
    return """
        {"event_date":"2026-11-22","application":"app","environment":"e","route":"%s","tenant_id":"t","provider_name":"p","model_name":"%s","prompt_name":"answer","prompt_version":"8","call_count":10,"priced_call_count":%d,"estimated_call_count":0,"unpriced_call_count":%d,"input_tokens":1,"cached_input_tokens":0,"cache_write_tokens":0,"output_tokens":1,"unpriced_tokens":%d,"retry_call_count":0,"free_call_count":0,"unpriced_retry_call_count":0,"estimated_tokens":0,"unpriced_input_tokens":0,"unpriced_cached_input_tokens":0,"unpriced_cache_write_tokens":0,"unpriced_output_tokens":0,"total_cost_usd":%s}"""
        .formatted(route, model, 10 - unpriced, unpriced, unpriced, usd);
  }

  private static String outcome(
      String id, String day, String route, String status, boolean isBad, int ms) {
    return """
        {"event_date":"%s","trace_id":"%s","application":"app","route":%s,"feature_flags":{},"started_at":"%sT10:00:00Z","status":"%s","duration_ms":%d,"retry_count":0,"model_call_count":1,"unpriced_call_count":0,"failed_checks":[],"errored_check_count":0,"label_count":0,"thumb_up_count":0,"thumb_down_count":0,"escalation_count":0,"retry_label_count":0,"correction_count":0,"review_labels":[],"is_bad":%s,"bad_reasons":[]}"""
        .formatted(day, id, route == null ? "null" : "\"" + route + "\"", day, status, ms, isBad);
  }

  private static void write(Lakehouse lakehouse, String table, String... rows) {
    Dataset<Row> parsed =
        SPARK
            .read()
            .schema(lakehouse.declaration(table).schema())
            .json(SPARK.createDataset(List.of(rows), Encoders.STRING()));
    lakehouse.replace(table, new Window(DAY.minusDays(20), DAY.plusDays(1)), parsed);
  }
}
