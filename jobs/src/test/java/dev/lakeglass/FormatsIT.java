package dev.lakeglass;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lakeglass.LakeglassProcess.Outcome;
import dev.lakeglass.sample.SampleGenerator;
import dev.lakeglass.sample.SampleOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The same day written in different formats ends in the same tables. */
@Tag("spark")
class FormatsIT {
  private static final String DAY = "2026-11-22";

  /** What every one of the formats can carry. */
  private static final Map<String, String> TOLD =
      Map.of(
          "requests",
          "trace_id, started_at, duration_ms, status, error_type, application, route, tenant_id,"
              + " model_call_count, retrieval_count, tool_call_count, retry_count, model_names,"
              + " prompt_versions, input_tokens, cached_input_tokens, cache_write_tokens,"
              + " output_tokens, user_input_preview, final_output_preview, missing_signals",
          "prompts",
          "trace_id, span_id, started_at, operation, model_name, prompt_name, prompt_version,"
              + " attempt_number, temperature, max_tokens, seed, system_prompt, messages, user_input,"
              + " context_document_ids",
          "outputs",
          "trace_id, span_id, provider_name, model_name, output_text, tool_calls, finish_reason,"
              + " duration_ms, input_tokens, cached_input_tokens, cache_write_tokens,"
              + " output_tokens, is_error, error_type",
          "retrieved_documents",
          "trace_id, span_id, rank, document_id, score, content, document_version,"
              + " document_updated_at, is_in_prompt",
          "tool_calls",
          "trace_id, span_id, tool_name, tool_call_id, arguments, result, error_type");

  private static Map<String, List<String>> expected = Map.of();
  @TempDir private static Path folder;

  private static LakeFolder ingested(String format) throws IOException {
    Path logs = folder.resolve("logs-" + format);
    LakeFolder lake = new LakeFolder(folder.resolve("lake-" + format));
    if (!Files.exists(logs)) {
      SampleGenerator.write(new SampleOptions(logs, LocalDate.parse(DAY), 1, 60, 8, format));
      Path config =
          Files.writeString(
              folder.resolve(format + ".yaml"),
              """
              lake: %s
              reports: %s
              sources:
                - name: traces
                  path: %s/traces/year={yyyy}/month={MM}/day={dd}/hour={HH}/*
              ingest:
                max-rejected-ratio: 100%%
              """
                  .formatted(lake.root(), folder.resolve("reports"), logs));
      Outcome outcome =
          LakeglassInProcess.run("ingest", "--config", config.toString(), "--date", DAY);
      assertThat(outcome.code()).as(outcome.log()).isZero();
    }
    return lake;
  }

  private static Map<String, List<String>> told(LakeFolder lake) {
    Map<String, List<String>> told = new TreeMap<>();
    TOLD.forEach(
        (table, columns) ->
            told.put(table, LakeFolder.json(lake.read(table).selectExpr(columns.split(", *")))));
    return told;
  }

  @ParameterizedTest
  @ValueSource(strings = {"otlp-protobuf", "openinference", "openllmetry", "bedrock"})
  void givesTheSameTables(String format) throws IOException {
    if (expected.isEmpty()) {
      expected = told(ingested("otlp"));
    }
    SameTables.assertSame(told(ingested(format)), expected);
  }

  @Test
  void makesALogRecordAndASpanOfOneCallOne() throws IOException {
    LakeFolder lake = ingested("bedrock");
    long chats = lake.read("spans").where("operation = 'chat'").count();

    assertThat(chats).isPositive();
    assertThat(
            lake.read("spans")
                .where("operation = 'chat' and merged_formats = array('bedrock')")
                .count())
        .isEqualTo(chats);
    assertThat(lake.read("spans").where("joined_by is not null").count()).isZero();
  }

  /** A gateway's log knows the trace of a call, not its place: calls are compared without it. */
  @Test
  void readsTheCallsOfAGateway() throws IOException {
    String columns =
        "trace_id, provider_name, model_name, prompt_name, prompt_version, output_text,"
            + " finish_reason, input_tokens, cached_input_tokens, cache_write_tokens,"
            + " output_tokens, reasoning_tokens, is_error";
    List<String> expectedCalls =
        LakeFolder.json(ingested("otlp").read("outputs").selectExpr(columns.split(", *")));

    assertThat(
            LakeFolder.json(ingested("litellm").read("outputs").selectExpr(columns.split(", *"))))
        .isEqualTo(expectedCalls);
  }

  @Test
  void findsTheCallOfFeedbackThatNamesOnlyItsAnswer() throws IOException {
    Path logs = Files.createDirectories(folder.resolve("answers"));
    Files.writeString(
        logs.resolve("calls.json"),
        """
        {"resourceSpans":[{"resource":{},"scopeSpans":[{"spans":[{"traceId":"%s","spanId":"%s","name":"chat",
        "startTimeUnixNano":"1795341600000000000","attributes":[{"key":"gen_ai.operation.name","value":{"stringValue":"chat"}},
        {"key":"gen_ai.response.id","value":{"stringValue":"resp-1"}}]}]}]}]}
        """
            .formatted("a".repeat(32), "b".repeat(16)));
    Files.writeString(
        logs.resolve("feedback.jsonl"),
        """
        {"feedback_id":"f1","ts":"2026-11-22T11:00:00Z","name":"thumb","score":1,"target":{"response_id":"resp-1"}}
        {"feedback_id":"f2","ts":"2026-11-22T11:00:00Z","name":"thumb","score":1,"target":{"response_id":"resp-2"}}
        """);
    LakeFolder lake = new LakeFolder(folder.resolve("lake-answers"));
    Path config =
        Files.writeString(
            folder.resolve("answers.yaml"),
            "lake: %s\nreports: r\nsources:\n  - name: all\n    path: %s/*\n"
                .formatted(lake.root(), logs));

    Outcome outcome =
        LakeglassInProcess.run("ingest", "--config", config.toString(), "--date", DAY);

    assertThat(outcome.code()).as(outcome.log()).isZero();
    assertThat(
            LakeFolder.json(
                lake.read("labels")
                    .selectExpr(
                        "label_id",
                        "coalesce(trace_id, '-') as trace_id",
                        "coalesce(span_id, '-') as span_id")))
        .containsExactly(
            "{\"label_id\":\"f1\",\"trace_id\":\"%s\",\"span_id\":\"%s\"}"
                .formatted("a".repeat(32), "b".repeat(16)),
            "{\"label_id\":\"f2\",\"trace_id\":\"-\",\"span_id\":\"-\"}");
  }

  @Test
  void refusesAFormatThatDoesNotExist() throws IOException {
    Path config =
        Files.writeString(
            folder.resolve("typo.yaml"),
            "lake: %s\nreports: r\nsources:\n  - name: traces\n    format: otpl\n    path: x/*\n"
                .formatted(folder.resolve("none")));
    Outcome outcome =
        LakeglassInProcess.run("ingest", "--config", config.toString(), "--date", DAY);

    assertThat(outcome.code()).isEqualTo(2);
    assertThat(outcome.log()).contains("\"otpl\"").contains("otlp");
  }
}
