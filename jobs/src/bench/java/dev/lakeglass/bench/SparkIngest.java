package dev.lakeglass.bench;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.regexp_replace;
import static org.apache.spark.sql.functions.transform_values;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.storage.StorageLevel;

/**
 * The hand-written job: Spark's reader, JSON functions, a chain of regular expressions over every
 * text, kept once, then a Delta table after the other.
 */
final class SparkIngest implements Contender {
  private static final String MESSAGES =
      "array<struct<role: string, parts: array<struct<type: string, content: string>>,"
          + " finish_reason: string>>";

  private static final String DIMENSIONS =
      "event_date, trace_id, span_id, application, environment";

  private final SparkSession spark = Sessions.ofPeer();

  SparkIngest() {
    spark.conf().set("spark.sql.autoBroadcastJoinThreshold", "64m");
  }

  @Override
  public void run(Path input, Path out) throws IOException {
    Dataset<Row> spans = spans(input).persist(StorageLevel.MEMORY_AND_DISK());
    spans.createOrReplaceTempView("decoded");
    for (Map.Entry<String, String> table : TABLES.entrySet()) {
      write(spark.sql(table.getValue()), out.resolve(table.getKey()));
    }
    write(labels(input), out.resolve("labels"));
    spans.unpersist();
  }

  private static void write(Dataset<Row> rows, Path table) {
    rows.write().format("delta").partitionBy("event_date").save(table.toString());
  }

  /** One row per span, every text redacted. */
  private Dataset<Row> spans(Path input) throws IOException {
    Dataset<Row> parsed =
        SparkDecode.spans(spark, input)
            .selectExpr(
                "to_date(started_at) as event_date",
                "trace_id",
                "span_id",
                "nullif(parent_span_id, '') as parent_span_id",
                "span_name",
                "kind",
                "started_at",
                "ended_at",
                "(unix_micros(ended_at) - unix_micros(started_at)) / 1000D as duration_ms",
                "status_code = 2 as is_error",
                "resource_attributes['service.name'] as application",
                "resource_attributes['deployment.environment.name'] as environment",
                "coalesce(attributes['gen_ai.operation.name'], 'http') as operation",
                "map_filter(attributes, (k, v) -> k not in ('gen_ai.system_instructions',"
                    + " 'gen_ai.input.messages', 'gen_ai.output.messages',"
                    + " 'gen_ai.tool.call.arguments', 'gen_ai.tool.call.result',"
                    + " 'gen_ai.retrieval.query.text', 'gen_ai.retrieval.documents')) as attributes",
                "from_json(attributes['gen_ai.system_instructions'],"
                    + " 'array<struct<type: string, content: string>>')[0].content as system_prompt",
                "transform(from_json(attributes['gen_ai.input.messages'], '"
                    + MESSAGES
                    + "'), m -> struct(m.role as role, m.parts[0].content as content)) as messages",
                "from_json(attributes['gen_ai.output.messages'], '"
                    + MESSAGES
                    + "')[0].parts[0].content as output_text",
                "attributes['gen_ai.tool.call.arguments'] as arguments",
                "attributes['gen_ai.tool.call.result'] as result",
                "attributes['gen_ai.retrieval.query.text'] as query_text",
                "from_json(attributes['gen_ai.retrieval.documents'],"
                    + " 'array<struct<id: string, score: double, content: string>>') as documents");
    Dataset<Row> redacted =
        parsed.withColumn(
            "attributes", transform_values(col("attributes"), (key, value) -> redacted(value)));
    for (String text :
        List.of("span_name", "system_prompt", "output_text", "arguments", "result", "query_text")) {
      redacted = redacted.withColumn(text, redacted(col(text)));
    }
    return redacted
        .withColumn(
            "messages",
            org.apache.spark.sql.functions.transform(
                col("messages"), m -> m.withField("content", redacted(m.getField("content")))))
        .withColumn(
            "documents",
            org.apache.spark.sql.functions.transform(
                col("documents"), d -> d.withField("content", redacted(d.getField("content")))));
  }

  private static Column redacted(Column text) {
    Column redacted = text;
    for (Map.Entry<String, String> pattern : RedactionPatterns.ALL.entrySet()) {
      redacted = regexp_replace(redacted, lit(pattern.getValue()), lit(pattern.getKey()));
    }
    return redacted;
  }

  private static final Map<String, String> TABLES =
      Map.of(
          "spans",
          "select "
              + DIMENSIONS
              + ", parent_span_id, span_name, operation, started_at, ended_at, duration_ms, is_error,"
              + " attributes from decoded",
          "requests",
          """
          select min(event_date) as event_date, trace_id, min(started_at) as started_at,
            max(ended_at) as ended_at,
            max(if(kind = 2, duration_ms, null)) as duration_ms,
            if(bool_or(kind = 2 and is_error), 'error', 'ok') as status,
            max(application) as application, max(environment) as environment,
            max(attributes['http.route']) as route, max(attributes['tenant.id']) as tenant_id,
            max(attributes['session.id']) as session_id,
            max(attributes['gen_ai.response.model']) as model_name,
            max(attributes['gen_ai.prompt.name']) as prompt_name,
            max(attributes['gen_ai.prompt.version']) as prompt_version,
            count(*) as span_count,
            count_if(operation in ('chat', 'embeddings')) as model_call_count,
            count_if(operation = 'retrieval') as retrieval_count,
            count_if(operation = 'execute_tool') as tool_call_count,
            sum(cast(attributes['gen_ai.usage.input_tokens'] as bigint)) as input_tokens,
            sum(cast(attributes['gen_ai.usage.output_tokens'] as bigint)) as output_tokens,
            max(left(element_at(messages, -1).content, 500)) as user_input_preview,
            max(left(output_text, 500)) as final_output_preview
          from decoded group by trace_id
          """,
          "prompts",
          "select "
              + DIMENSIONS
              + """
              , attributes['gen_ai.provider.name'] as provider_name,
              coalesce(attributes['gen_ai.response.model'], attributes['gen_ai.request.model']) as model_name,
              attributes['gen_ai.prompt.name'] as prompt_name,
              attributes['gen_ai.prompt.version'] as prompt_version, started_at, operation,
              cast(attributes['gen_ai.request.temperature'] as double) as temperature,
              cast(attributes['gen_ai.request.max_tokens'] as bigint) as max_tokens,
              system_prompt, messages, element_at(messages, -1).content as user_input,
              substr(sha2(system_prompt, 256), 1, 16) as template_hash,
              substr(sha2(concat_ws(' ', system_prompt, to_json(messages)), 256), 1, 16) as prompt_hash
              from decoded where operation in ('chat', 'embeddings')
              """,
          "outputs",
          "select "
              + DIMENSIONS
              + """
              , attributes['gen_ai.response.model'] as response_model_name,
              attributes['gen_ai.response.id'] as response_id, output_text,
              substr(sha2(output_text, 256), 1, 16) as output_hash,
              attributes['gen_ai.response.finish_reasons'] as finish_reason, duration_ms,
              cast(attributes['gen_ai.usage.input_tokens'] as bigint) as input_tokens,
              cast(attributes['gen_ai.usage.output_tokens'] as bigint) as output_tokens, is_error
              from decoded where operation in ('chat', 'embeddings')
              """,
          "retrievals",
          "select "
              + DIMENSIONS
              + """
              , started_at, query_text, attributes['gen_ai.data_source.id'] as index_name,
              size(documents) as document_count, documents[0].score as top_score, duration_ms,
              is_error from decoded where operation = 'retrieval'
              """,
          "retrieved_documents",
          "select "
              + DIMENSIONS
              + """
              , index_name, document_index + 1 as rank, document.id as document_id, document.score,
              document.content
              from (select *, attributes['gen_ai.data_source.id'] as index_name,
                posexplode(documents) as (document_index, document) from decoded
                where operation = 'retrieval')
              """,
          "tool_calls",
          "select "
              + DIMENSIONS
              + """
              , started_at, attributes['gen_ai.tool.name'] as tool_name,
              attributes['gen_ai.tool.call.id'] as tool_call_id, arguments, result, duration_ms,
              is_error from decoded where operation = 'execute_tool'
              """);

  private Dataset<Row> labels(Path input) {
    return spark
        .read()
        .schema(
            "feedback_id string, ts timestamp, kind string, name string, score double,"
                + " target struct<trace_id: string>, comment string")
        .json(input.resolve("feedback.jsonl").toString())
        .selectExpr(
            "to_date(ts) as event_date",
            "feedback_id as label_id",
            "target.trace_id",
            "ts as labelled_at",
            "kind",
            "name",
            "score as value_number",
            "comment")
        .withColumn("comment", redacted(col("comment")));
  }

  @Override
  public void close() {
    spark.stop();
  }
}
