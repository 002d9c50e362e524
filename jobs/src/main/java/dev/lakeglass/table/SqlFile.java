package dev.lakeglass.table;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;

/** The SQL files of the project, packed into the jar under {@code lakeglass/sql}. */
public final class SqlFile {
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
          "rejected_lines",
          "output_checks",
          "model_call_costs",
          "metric_sketches",
          "metric_sketches_daily",
          "request_outcomes",
          "prompt_templates_daily",
          "prompt_versions",
          "dimension_mix_daily",
          "quality_daily",
          "retrieval_daily",
          "document_health_daily",
          "cost_daily",
          "signal_coverage_daily",
          "feedback_daily",
          "redaction_daily",
          "check_trust_daily",
          "drift_metrics",
          "alerts",
          "cost_ledger",
          "runs");

  private static final List<String> VIEWS = List.of("document_states", "returned_documents");

  private static final List<String> CHECKS =
      List.of(
          "cost_daily__models_have_a_price",
          "cost_daily__totals_are_those_of_the_calls",
          "feedback_daily__labelled_requests_are_requests",
          "labels__speak_of_known_requests",
          "model_call_costs__every_call_has_one",
          "model_call_costs__parts_sum_to_total",
          "output_checks__none_broke",
          "outputs__token_parts_fit",
          "prompts__every_prompt_has_its_output",
          "quality_daily__ratios_are_shares",
          "quality_daily__slices_sum_to_all",
          "request_outcomes__bad_ones_have_a_reason",
          "request_outcomes__holds_exactly_the_requests",
          "requests__counts_match_their_tables",
          "requests__stage_times_sum_to_duration",
          "retrieval_daily__agrees_with_document_health",
          "retrieved_documents__every_document_has_its_search",
          "signal_coverage_daily__ratios_are_shares");

  private SqlFile() {}

  /**
   * @param path path below {@code sql/}, for example {@code marts/cost_daily.sql}
   * @throws IllegalArgumentException if there is no such file
   */
  public static String read(String path) {
    try (InputStream in = SqlFile.class.getResourceAsStream("/lakeglass/sql/" + path)) {
      if (in == null) {
        throw new IllegalArgumentException("Cannot find sql/" + path);
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read sql/" + path, e);
    }
  }

  /** Names of the checks: queries whose rows are what is wrong. */
  public static List<String> checks() {
    return CHECKS;
  }

  /**
   * Names of views: queries that others read as they read tables. A view reads tables, and views
   * that stand before it.
   */
  public static List<String> views() {
    return VIEWS;
  }

  /**
   * The query of a view.
   *
   * @param firstDay the first day of the window judged, {@code :first_day} in the file. Written
   *     into the text, since Delta's parser leaves the parameters of Spark's unbound.
   */
  public static String view(String name, LocalDate firstDay) {
    return read("views/" + name + ".sql").replace(":first_day", "date '" + firstDay + "'");
  }

  /** Names of all tables. */
  public static List<String> tables() {
    return TABLES;
  }
}
