package dev.lakeglass.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lakeglass.SparkSessions;
import dev.lakeglass.job.Window;
import dev.lakeglass.table.Lakehouse;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("spark")
class OutputCheckStageIT {
  private static final Window DAY = Window.day(LocalDate.of(2026, 11, 22));
  private static final SparkSession SPARK = SparkSessions.shared();

  /**
   * Request p was made three times and got another number once, q twice, of which one call failed;
   * r once.
   */
  @Test
  void comparesTheAnswersToIdenticalRequests(@TempDir Path folder) {
    Lakehouse lake = new Lakehouse(SPARK, folder.resolve("lake").toString());
    write(
        lake,
        "prompts",
        prompt("a", "p"),
        prompt("b", "p"),
        prompt("c", "p"),
        prompt("d", "q"),
        prompt("e", "q"),
        prompt("f", "r"));
    write(
        lake,
        "outputs",
        output("a", "h1", "3", false),
        output("b", "h1", "3", false),
        output("c", "h2", "5", false),
        output("d", "h1", "3", false),
        output("e", "h1", "3", true),
        output("f", "h1", "3", false));
    write(lake, "retrieved_documents");

    new OutputCheckStage(
            new ClaimThresholds(ClaimThresholds.STANDARD, Map.of()), EmbeddingSettings.NONE)
        .run(lake, DAY);

    List<String> verdicts =
        lake.read("output_checks", DAY)
            .where("check_name = 'identical_requests'")
            .orderBy("span_id")
            .selectExpr("concat_ws(' ', span_id, verdict, reason, evidence, cast(score as string))")
            .as(Encoders.STRING())
            .collectAsList();
    // Content words card, valid, 3, years and card, valid, 5, years: 3 of 5 shared, 0.4 not; for a
    // and b that is one of two others, for c both.
    assertThat(verdicts)
        .containsExactly(
            "a fail different_facts The card is valid for 3 years. 0.2",
            "b fail different_facts The card is valid for 3 years. 0.2",
            "c fail different_facts The card is valid for 5 years. 0.4",
            "d not_applicable asked_once",
            "e not_applicable failed_call",
            "f not_applicable asked_once");
  }

  private static String prompt(String span, String hash) {
    return """
        {"event_date":"2026-11-22","trace_id":"t","span_id":"%s","application":"app","started_at":"2026-11-22T10:00:00Z","operation":"chat","messages":[],"user_input":"How long?","context_document_ids":[],"prompt_hash":"%s","attempt_number":1,"is_redacted":false,"redaction_counts":{},"redaction_policy":"p"}"""
        .formatted(span, hash);
  }

  private static String output(String span, String hash, String years, boolean isError) {
    return """
        {"event_date":"2026-11-22","trace_id":"t","span_id":"%s","application":"app","output_text":"The card is valid for %s years.","output_hash":"%s","tool_calls":[],"duration_ms":900,"is_token_count_estimated":false,"is_error":%s,"is_redacted":false,"redaction_counts":{},"redaction_policy":"p"}"""
        .formatted(span, years, hash, isError);
  }

  private static void write(Lakehouse lake, String table, String... rows) {
    lake.replace(
        table,
        DAY,
        SPARK
            .read()
            .schema(lake.declaration(table).schema())
            .json(SPARK.createDataset(List.of(rows), Encoders.STRING())));
  }
}
