package dev.lakeglass.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** Raw OTLP JSON and feedback → redacted tables. */
final class IngestRace {
  private static final List<String> TABLES =
      List.of(
          "spans",
          "requests",
          "prompts",
          "outputs",
          "retrievals",
          "retrieved_documents",
          "tool_calls",
          "labels");

  private static final List<String> SIDES = List.of("lakeglass", "spark", "duckdb");

  private IngestRace() {}

  static void run(Path work) throws IOException {
    int turns = Integer.getInteger("turns", 3);
    StringBuilder table = new StringBuilder(Benchmarks.HEADER);
    for (int megabytes : Benchmarks.megabytes("100,400")) {
      Race race = new Race("ingest", SIDES, megabytes, true, true, work);
      table.append(race.warm(Integer.getInteger("warmups", 4), turns, IngestRace::workOf));
    }
    Report.write("ingest", table.toString());
  }

  /** Rows of every table, and sums over what redaction leaves alone. */
  private static String workOf(Path out) {
    StringBuilder work = new StringBuilder();
    for (String table : TABLES) {
      work.append(
              Work.query("select count(*), sum(hash(trace_id)::hugeint) from " + from(out, table)))
          .append(' ');
    }
    work.append(
        Work.query(
            "select sum(epoch_us(ended_at) - epoch_us(started_at)), sum(hash(span_id)::hugeint) from "
                + from(out, "spans")));
    work.append(' ');
    work.append(
        Work.query(
            "select sum(input_tokens), sum(output_tokens), count(output_text) from "
                + from(out, "outputs")));
    work.append(' ');
    work.append(
        Work.query(
            "select sum(rank), sum(hash(document_id)::hugeint), round(sum(score), 3) from "
                + from(out, "retrieved_documents")));
    work.append(' ');
    work.append(
        Work.query(
            "select sum(span_count)::bigint, sum(model_call_count)::bigint, sum(input_tokens)::bigint from "
                + from(out, "requests")));
    return work.toString();
  }

  private static String from(Path out, String table) {
    return "read_parquet('" + Work.parquet(out.resolve(table)) + "')";
  }
}
