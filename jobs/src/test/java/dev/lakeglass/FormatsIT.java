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
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
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

  private static String span(char trace, char id, String attributes) {
    return """
        {"traceId":"%s","spanId":"%s","name":"chat","startTimeUnixNano":"1795341600000000000","endTimeUnixNano":"1795341601000000000","attributes":[%s]}"""
        .formatted(String.valueOf(trace).repeat(32), String.valueOf(id).repeat(16), attributes);
  }

  private static String attribute(String name, Object value) {
    return value instanceof Integer
        ? "{\"key\":\"%s\",\"value\":{\"intValue\":%s}}".formatted(name, value)
        : "{\"key\":\"%s\",\"value\":{\"stringValue\":\"%s\"}}".formatted(name, value);
  }

  private static String call(int inputTokens) {
    return String.join(
        ",",
        attribute("gen_ai.operation.name", "chat"),
        attribute("gen_ai.request.model", "us.amazon.nova-lite-v1:0"),
        attribute("gen_ai.usage.input_tokens", inputTokens),
        attribute("gen_ai.usage.output_tokens", 5));
  }

  private static String bedrock(String requestId, int inputTokens) {
    return """
        {"schemaType":"ModelInvocationLog","timestamp":"2026-11-22T10:00:01Z","requestId":"%s","operation":"Converse","modelId":"amazon.nova-lite-v1:0","input":{"inputTokenCount":%d,"inputBodyJson":{"messages":[{"role":"user","content":[{"text":"from the log"}]}]}},"output":{"outputTokenCount":5}}
        """
        .formatted(requestId, inputTokens);
  }

  /** One prefix, every way in which records of different writers are found to belong together. */
  @Test
  void bringsTogetherWhatBelongsTogetherAndAccountsForEveryByte() throws IOException {
    Path logs = Files.createDirectories(folder.resolve("together"));
    Files.writeString(
        logs.resolve("spans.json"),
        "{\"resourceSpans\":[{\"resource\":{},\"scopeSpans\":[{\"spans\":[%s]}]}]}"
            .formatted(
                String.join(
                    ",",
                    span('a', '1', call(11)),
                    // two calls that one record could be about
                    span('b', '2', call(22)),
                    span('b', '3', call(22)),
                    span('c', '4', attribute("order.id", "o-1")),
                    span('d', '5', attribute("order.id", "o-1")),
                    span('e', '6', attribute("order.id", "o-2")))));
    Files.writeString(logs.resolve("bedrock.jsonl"), bedrock("r1", 11) + bedrock("r2", 22));
    Files.writeString(
        logs.resolve("asked.jsonl"),
        """
        {"custom_id":"c-1","method":"POST","url":"/v1/chat/completions","body":{"model":"gpt-4o","messages":[{"role":"user","content":"asked in a batch"}]}}
        {"custom_id":"c-2","method":"POST","url":"/v1/chat/completions","body":{"model":"gpt-4o","messages":[{"role":"user","content":"never answered"}]}}
        """);
    Files.writeString(
        logs.resolve("answered.jsonl"),
        """
        {"id":"batch_req_1","custom_id":"c-1","response":{"status_code":200,"request_id":"q","body":{"object":"chat.completion","created":1795341600,"model":"gpt-4o","choices":[{"message":{"role":"assistant","content":"answered"},"finish_reason":"stop"}],"usage":{"prompt_tokens":4,"completion_tokens":2}}},"error":null}
        """);
    Files.writeString(
        logs.resolve("feedback.jsonl"),
        """
        {"feedback_id":"f1","ts":"2026-11-22T11:00:00Z","name":"thumb","score":1,"target":{"trace_id":"t"}}
        {"feedback_id":"f1","ts":"2026-11-22T11:00:01Z","name":"thumb","score":0,"target":{"trace_id":"t"}}
        {"feedback_id":"f2","ts":"2026-11-22T11:00:00Z","name":"thumb","score":1,"target":{"trace_id":"t"}}
        {"feedback_id":"f2","ts":"2026-11-22T11:00:01Z","name":"thumb","deleted":true,"target":{"trace_id":"t"}}
        {"feedback_id":"f3","ts":"2026-11-22T11:00:00Z","name":"thumb","score":1,"target":{"trace_id":"t"}}
        {"feedback_id":"f4","ts":"2026-11-22T11:00:01Z","name":"thumb","score":0,"supersedes":"f3","target":{"trace_id":"t"}}
        {"feedback_id":"f5","ts":"2026-11-22T11:00:01Z","name":"thumb","score":
        """);
    SparkSessions.shared()
        .sql(
            "select 'o1' as id, '%s' as trace_id, 'p' as project_id, 'GENERATION' as type,"
                    .formatted("f".repeat(32))
                + " timestamp '2026-11-22T10:00:00Z' as start_time, 'ask' as name,"
                + " '\"asked of Langfuse\"' as input, map('input', 7L, 'output', 3L) as usage_details,"
                + " array('a', 'b') as tags, cast(0.5 as decimal(18, 6)) as total_cost")
        .coalesce(1)
        .write()
        .parquet(logs.resolve("langfuse").toString());
    LakeFolder lake = new LakeFolder(folder.resolve("lake-together"));
    Path config =
        Files.writeString(
            folder.resolve("together.yaml"),
            """
            lake: %s
            reports: r
            sources:
              - name: all
                path: %s/{*,langfuse/*.parquet}
            ingest:
              attributes:
                correlation_id: [order.id]
            """
                .formatted(lake.root(), logs));

    Outcome outcome =
        LakeglassInProcess.run("ingest", "--config", config.toString(), "--date", DAY);

    assertThat(outcome.code()).as(outcome.log()).isZero();
    assertThat(rows(lake.read("prompts"), "substring(trace_id, 1, 1)", "coalesce(user_input, '-')"))
        .containsExactlyInAnyOrder(
            "a from the log",
            "b -",
            "b -",
            "f asked of Langfuse",
            // the record that may be about either call stands alone, and so does the batch's call
            trace(lake, "aws_request", "r2") + " from the log",
            trace(lake, "openai_batch", "batch_req_1c-1") + " asked in a batch");
    assertThat(rows(lake.read("spans").where("joined_by is not null"), "joined_by", "span_id"))
        .containsExactlyInAnyOrder("inferred 1111111111111111", "correlation_id 5555555555555555");
    assertThat(rows(lake.read("requests").where("span_count = 2"), "trace_id"))
        .containsExactlyInAnyOrder("b".repeat(32), "c".repeat(32));
    assertThat(
            rows(
                lake.read("requests").where("trace_id like 'aaa%'"),
                "model_call_count",
                "traced_call_count",
                "logged_call_count"))
        .containsExactly("1 1 1");
    assertThat(rows(lake.read("labels"), "label_id", "cast(value_number as int)"))
        .containsExactlyInAnyOrder("f1 0", "f4 0");
    assertThat(
            rows(
                lake.read("runs").selectExpr("inline(input_objects)"),
                "regexp_replace(source_file, 'part-.*', 'part')",
                "decoded_count",
                "rejected_count",
                "passed_over_count",
                "byte_count = read_byte_count"))
        .containsExactlyInAnyOrder(
            "feedback.jsonl 6 1 0 true",
            "spans.json 6 0 0 true",
            "langfuse/part 1 0 0 true",
            "bedrock.jsonl 2 0 0 true",
            "answered.jsonl 1 0 0 true",
            "asked.jsonl 2 0 0 true");
  }

  /** The first digit of a trace that a record without one was given. */
  private static String trace(LakeFolder lake, String kind, String id) {
    return lake.read("spans")
        .selectExpr("substring(sha2(concat('%s', char(0), '%s'), 256), 1, 1)".formatted(kind, id))
        .first()
        .getString(0);
  }

  private static List<String> rows(Dataset<Row> rows, String... columns) {
    return rows
        .selectExpr("concat_ws(' ', " + String.join(", ", columns) + ") as told")
        .collectAsList()
        .stream()
        .map(row -> row.getString(0))
        .toList();
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
