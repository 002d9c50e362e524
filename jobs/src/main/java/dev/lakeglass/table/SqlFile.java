package dev.lakeglass.table;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
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
          "request_outcomes",
          "prompt_versions",
          "quality_daily",
          "retrieval_daily",
          "document_health_daily",
          "cost_daily",
          "signal_coverage_daily",
          "feedback_daily",
          "redaction_daily",
          "drift_metrics",
          "alerts",
          "runs");

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

  /** Names of all tables. */
  public static List<String> tables() {
    return TABLES;
  }
}
