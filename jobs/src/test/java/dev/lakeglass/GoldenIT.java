package dev.lakeglass;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.lakeglass.LakeglassProcess.Outcome;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.spark.sql.Row;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The whole job over {@code data-samples} finds what the generator noted while it wrote them. The
 * numbers are counted here from the fact tables; neither marts nor the job's own SQL take part.
 */
@Tag("spark")
class GoldenIT {
  private static final int DAYS = 14;
  private static final JsonNode TRUTH = truth();
  private static final List<String> TABLES =
      List.of(
          "requests",
          "spans",
          "prompts",
          "outputs",
          "retrievals",
          "retrieved_documents",
          "tool_calls",
          "labels",
          "model_call_costs",
          "rejected_lines",
          "alerts");

  @TempDir static Path folder;

  private static Outcome outcome;

  @BeforeAll
  static void runsTheJob() {
    LakeFolder lake = new LakeFolder(folder.resolve("lake"));
    outcome =
        LakeglassProcess.run(
            folder.resolve("tmp"),
            "daily",
            "--config",
            "conf/job.yaml",
            "--date",
            "2026-11-22",
            "--catch-up",
            "13",
            "--set",
            "lake=" + lake.root(),
            "--set",
            "reports=" + folder.resolve("reports"));
    assertThat(outcome.code()).as(outcome.log()).isZero();
    TABLES.forEach(table -> lake.read(table).createOrReplaceTempView("golden_" + table));
  }

  @Test
  void endsByTellingFindingsAndTheReport() {
    assertThat(outcome.answer())
        .contains("Answers that are not valid JSON")
        .contains(folder.resolve("reports") + "/date=2026-11-22/index.html");
    assertThat(folder.resolve("reports/date=2026-11-22/index.html")).isNotEmptyFile();
    assertThat(folder.resolve("reports/date=2026-11-22/report.json")).isNotEmptyFile();
    assertThat(folder.resolve("reports/date=2026-11-22/summary.md")).isNotEmptyFile();
  }

  @Test
  void leavesALakeWithWhichTheDoctorIsContent() throws IOException {
    Outcome diagnosis =
        LakeglassProcess.run(
            folder.resolve("tmp"),
            "doctor",
            "--config",
            "conf/job.yaml",
            "--date",
            "2026-11-22",
            "--output",
            "json",
            "--set",
            "lake=" + folder.resolve("lake"));

    assertThat(diagnosis.code()).as(diagnosis.answer()).isZero();
    Map<String, String> states = new TreeMap<>();
    for (JsonNode row : new ObjectMapper().readTree(diagnosis.answer())) {
      states.put(row.path("name").asText(), row.path("state").asText());
    }
    assertThat(states)
        .containsAllEntriesOf(
            Map.of(
                "traces", "ok",
                "feedback", "ok",
                "outputs__token_parts_fit", "ok",
                "model_call_costs__parts_sum_to_total", "ok",
                "cost_daily__models_have_a_price", "warn"));
  }

  @Test
  void countsRequestsAndSpans() {
    assertCounts("requests", "select event_date, count(*) from golden_requests group by all");
    assertCounts("spans", "select event_date, count(*) from golden_spans group by all");
    assertCounts(
        "requests_without_entry_span",
        "select event_date, count_if(array_contains(missing_signals, 'entry_span')) from"
            + " golden_requests group by all");
  }

  @Test
  void countsModelCalls() {
    assertCounts("model_calls", "select event_date, count(*) from golden_outputs group by all");
    assertCounts("model_calls", "select event_date, count(*) from golden_prompts group by all");
    assertCounts(
        "chat_calls",
        "select event_date, count_if(operation = 'chat') from golden_prompts group by all");
    assertCounts(
        "embeddings_calls",
        "select event_date, count_if(operation = 'embeddings') from golden_prompts group by all");
    assertCounts(
        "failed_model_calls",
        "select event_date, count_if(is_error) from golden_outputs group by all");
  }

  @Test
  void addsUpTokensOfEveryClass() {
    for (String tokens :
        List.of(
            "input_tokens",
            "cached_input_tokens",
            "cache_write_tokens",
            "output_tokens",
            "reasoning_tokens")) {
      assertCounts(
          tokens, "select event_date, sum(" + tokens + ") from golden_outputs group by all");
    }
  }

  @Test
  void addsUpTokensOfRequestsToThoseOfTheirCalls() {
    for (String tokens : List.of("input_tokens", "cached_input_tokens", "output_tokens")) {
      assertCounts(
          tokens, "select event_date, sum(" + tokens + ") from golden_requests group by all");
    }
  }

  @Test
  void countsSearchesDocumentsAndTools() {
    assertCounts("retrievals", "select event_date, count(*) from golden_retrievals group by all");
    assertCounts(
        "failed_retrievals",
        "select event_date, count_if(is_error) from golden_retrievals group by all");
    assertCounts(
        "retrieved_documents",
        "select event_date, count(*) from golden_retrieved_documents group by all");
    assertCounts("tool_calls", "select event_date, count(*) from golden_tool_calls group by all");
    assertCounts(
        "failed_tool_calls",
        "select event_date, count_if(is_error) from golden_tool_calls group by all");
  }

  @Test
  void countsLabelsByName() {
    Map<String, Long> expected = new TreeMap<>();
    days()
        .forEach(
            day ->
                TRUTH
                    .at("/days/" + day + "/labels")
                    .properties()
                    .forEach(
                        label ->
                            expected.put(day + " " + label.getKey(), label.getValue().asLong())));

    assertThat(
            numbers(
                "select concat(event_date, ' ', name), count(*) from golden_labels group by all"))
        .isEqualTo(expected);
  }

  @Test
  void rejectsTheBrokenRecordsAndNoOthers() {
    // The truth names objects from the root of the samples, the table from the source's path.
    Map<String, Long> expected = new TreeMap<>();
    TRUTH
        .path("rejected_records")
        .properties()
        .forEach(
            object ->
                expected.put(
                    object.getKey().replaceFirst("^[^/]+/", ""), object.getValue().asLong()));

    assertThat(
            numbers(
                "select source_file, count(*) from golden_rejected_lines where event_date between"
                    + " '2026-11-09' and '2026-11-22' group by all"))
        .isEqualTo(expected);
  }

  /** The truth prices what was reported; a call without counts is priced on estimates, apart. */
  @Test
  void addsUpCostsOfDayAndModelToTheNinthDecimal() {
    Map<String, BigDecimal> expected = new TreeMap<>();
    days()
        .forEach(
            day ->
                TRUTH
                    .at("/days/" + day + "/cost_usd")
                    .properties()
                    .forEach(
                        cost ->
                            expected.put(
                                day + " " + cost.getKey(),
                                new BigDecimal(cost.getValue().asText()))));
    Map<String, BigDecimal> actual = new TreeMap<>();
    for (String model : List.of("model_name", "'total'")) {
      rows("select concat(event_date, ' ', "
              + model
              + "), sum(total_cost_usd) from golden_model_call_costs where pricing_status ="
              + " 'priced' group by all")
          .forEach(row -> actual.put(row.getString(0), row.getDecimal(1)));
    }

    assertThat(actual).isEqualTo(expected);
  }

  @Test
  void leavesUnpricedTheModelThatNoListKnows() {
    assertCounts(
        "unpriced_model_calls",
        "select c.event_date, count_if(c.pricing_status = 'unpriced') from golden_model_call_costs"
            + " c join golden_outputs o using (trace_id, span_id) where o.input_tokens is not null"
            + " group by all");
    assertThat(
            rows(
                "select distinct model_name from golden_model_call_costs c join golden_outputs o"
                    + " using (trace_id, span_id, model_name) where c.pricing_status = 'unpriced'"
                    + " and o.input_tokens is not null"))
        .extracting(row -> row.getString(0))
        .containsExactly("acme-translate-1");
  }

  @Test
  void keepsTracesOverMidnightWholeOnTheDayTheyBegan() {
    List<String> expected = new ArrayList<>();
    TRUTH.path("over_midnight_trace_ids").forEach(id -> expected.add(id.asText()));

    List<Row> found =
        rows(
            "select trace_id from golden_spans group by trace_id having to_date(min(started_at))"
                + " <> to_date(max(ended_at)) and min(event_date) = max(event_date) and"
                + " min(event_date) = to_date(min(started_at))");

    assertThat(found).extracting(row -> row.getString(0)).containsAll(expected);
    assertThat(
            rows(
                "select trace_id from golden_requests where event_date <> to_date(started_at) or"
                    + " to_date(started_at) > to_date(ended_at)"))
        .isEmpty();
    assertThat(rows("select trace_id from golden_requests group by all having count(*) > 1"))
        .isEmpty();
  }

  @Test
  void leavesOutWhatArrivedTooLate() {
    List<String> late = new ArrayList<>();
    TRUTH.path("too_late").forEach(span -> late.add(span.path("span_id").asText()));

    assertThat(late).isNotEmpty();
    assertThat(rows("select span_id from golden_spans"))
        .extracting(row -> row.getString(0))
        .doesNotContainAnyElementsOf(late);
  }

  @Test
  void findsTheVerbosePrompt() {
    assertTold("verbose_prompt", List.of("output_tokens"), "up", "support-answer", "/v1/ask");
  }

  @Test
  void findsTheStaleIndex() {
    assertTold("index_refresh", List.of("is_stale_document"), "up", "kb-main");
  }

  @Test
  void findsTheRetryStormOfTheIndex() {
    assertTold("index_refresh", List.of("is_retrieval_retry"), "up", "kb-main");
  }

  @Test
  void findsTheCheaperModel() {
    assertTold("cheaper_model", List.of("cost_usd"), "down", "billing-answer", "/v1/billing");
  }

  @Test
  void findsTheBrokenJson() {
    assertTold(
        "json_break", List.of("check:valid_json"), "up", "ticket-extract", "ticket-extractor");
  }

  @Test
  void findsTheHugeDocuments() {
    assertTold("huge_documents", List.of("input_tokens"), "up", "northwind");
  }

  @Test
  void findsTheUnpricedModel() {
    assertTold("unpriced_model", List.of("is_unpriced"), "up", "acme-translate-1", "/v1/translate");
  }

  @Test
  void findsTheInconsistentAnswers() {
    assertTold("inconsistent_answers", List.of("is_inconsistent"), "up", "/v1/faq", "faq");
  }

  /**
   * An alert of the last day, or of the day the incident began, says which number moved which way
   * and names the place as its slice or as one that shows the same, and shows requests of it.
   */
  private static void assertTold(
      String incident, List<String> metrics, String direction, String... places) {
    String began = null;
    for (JsonNode item : TRUTH.path("story")) {
      began = item.path("kind").asText().equals(incident) ? item.path("from").asText() : began;
    }
    assertThat(began).isNotNull();
    List<Row> alerts =
        rows(
            "select * from golden_alerts where event_date in (date'2026-11-22', date'%s')"
                .formatted(began));

    assertThat(alerts)
        .as("alerts of 2026-11-22 and " + began)
        .anySatisfy(
            alert -> {
              assertThat(metrics).contains(alert.<String>getAs("metric_name"));
              assertThat(alert.<Double>getAs("effect") > 0 ? "up" : "down").isEqualTo(direction);
              List<String> named =
                  new ArrayList<>(alert.<String>getList(alert.fieldIndex("also_seen_in")));
              named.add(
                  alert.<String>getAs("slice_key") + "=" + alert.<String>getAs("slice_value"));
              assertThat(named).anyMatch(slice -> names(slice, places));
              assertThat(alert.getList(alert.fieldIndex("example_trace_ids"))).isNotEmpty();
            });
  }

  /** Whether a slice such as {@code prompt_version=faq@4} is one of the places. */
  private static boolean names(String slice, String... places) {
    String value = slice.substring(slice.indexOf('=') + 1).replaceFirst("@.*$", "");
    return List.of(places).contains(value);
  }

  private static void assertCounts(String name, String query) {
    Map<String, Long> expected = new TreeMap<>();
    days().forEach(day -> expected.put(day, TRUTH.at("/days/" + day + "/" + name).asLong(-1)));
    Map<String, Long> actual = new TreeMap<>();
    days().forEach(day -> actual.put(day, 0L));
    actual.putAll(numbers(query));

    SoftAssertions softly = new SoftAssertions();
    softly.assertThat(actual.keySet()).as(name).isEqualTo(expected.keySet());
    expected.forEach(
        (day, count) -> softly.assertThat(actual.get(day)).as(name + " " + day).isEqualTo(count));
    softly.assertAll();
  }

  private static Map<String, Long> numbers(String query) {
    Map<String, Long> numbers = new TreeMap<>();
    rows(query).forEach(row -> numbers.put(row.get(0).toString(), row.getLong(1)));
    return numbers;
  }

  private static List<Row> rows(String query) {
    return SparkSessions.shared().sql(query).collectAsList();
  }

  private static TreeSet<String> days() {
    TreeSet<String> days = new TreeSet<>();
    TRUTH.path("days").fieldNames().forEachRemaining(days::add);
    assertThat(days).hasSize(DAYS);
    return days;
  }

  private static JsonNode truth() {
    try {
      return new ObjectMapper().readTree(Path.of("data-samples", "truth.json").toFile());
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}
