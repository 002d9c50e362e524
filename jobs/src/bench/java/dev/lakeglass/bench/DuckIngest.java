package dev.lakeglass.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;

/** The same tables by DuckDB, with the same patterns by RE2, as a Parquet file each. */
final class DuckIngest implements Contender {
  private static final String MESSAGES =
      "'[{\"role\":\"VARCHAR\",\"parts\":[{\"type\":\"VARCHAR\",\"content\":\"VARCHAR\"}]}]'";

  private static final String DIMENSIONS =
      "event_date, trace_id, span_id, application, environment";

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
            max(ended_at) as ended_at, max(case when kind = 2 then duration_ms end) as duration_ms,
            case when bool_or(kind = 2 and is_error) then 'error' else 'ok' end as status,
            max(application) as application, max(environment) as environment,
            max(attributes['http.route']) as route, max(attributes['tenant.id']) as tenant_id,
            max(attributes['session.id']) as session_id,
            max(attributes['gen_ai.response.model']) as model_name,
            max(attributes['gen_ai.prompt.name']) as prompt_name,
            max(attributes['gen_ai.prompt.version']) as prompt_version, count(*) as span_count,
            count_if(operation in ('chat', 'embeddings')) as model_call_count,
            count_if(operation = 'retrieval') as retrieval_count,
            count_if(operation = 'execute_tool') as tool_call_count,
            sum(attributes['gen_ai.usage.input_tokens']::bigint) as input_tokens,
            sum(attributes['gen_ai.usage.output_tokens']::bigint) as output_tokens,
            max(messages[-1].content[:500]) as user_input_preview,
            max(output_text[:500]) as final_output_preview
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
              attributes['gen_ai.request.temperature']::double as temperature,
              attributes['gen_ai.request.max_tokens']::bigint as max_tokens,
              system_prompt, messages, messages[-1].content as user_input,
              sha256(system_prompt)[:16] as template_hash,
              sha256(concat_ws(' ', system_prompt, messages::json::varchar))[:16] as prompt_hash
              from decoded where operation in ('chat', 'embeddings')
              """,
          "outputs",
          "select "
              + DIMENSIONS
              + """
              , attributes['gen_ai.response.model'] as response_model_name,
              attributes['gen_ai.response.id'] as response_id, output_text,
              sha256(output_text)[:16] as output_hash,
              attributes['gen_ai.response.finish_reasons'] as finish_reason, duration_ms,
              attributes['gen_ai.usage.input_tokens']::bigint as input_tokens,
              attributes['gen_ai.usage.output_tokens']::bigint as output_tokens, is_error
              from decoded where operation in ('chat', 'embeddings')
              """,
          "retrievals",
          "select "
              + DIMENSIONS
              + """
              , started_at, query_text, attributes['gen_ai.data_source.id'] as index_name,
              len(documents) as document_count, documents[1].score as top_score, duration_ms, is_error
              from decoded where operation = 'retrieval'
              """,
          "retrieved_documents",
          "select "
              + DIMENSIONS
              + """
              , attributes['gen_ai.data_source.id'] as index_name, rank, documents[rank].id as document_id,
              documents[rank].score as score, documents[rank].content as content
              from (select *, unnest(range(1, len(documents) + 1)) as rank from decoded
                where operation = 'retrieval')
              """,
          "tool_calls",
          "select "
              + DIMENSIONS
              + """
              , started_at, attributes['gen_ai.tool.name'] as tool_name,
              attributes['gen_ai.tool.call.id'] as tool_call_id, arguments, result, duration_ms, is_error
              from decoded where operation = 'execute_tool'
              """);

  @Override
  public void run(Path input, Path out) throws IOException, SQLException {
    try (Connection connection = DuckDecode.open();
        Statement statement = connection.createStatement()) {
      statement.execute("create temp table decoded as " + spans(input));
      for (Map.Entry<String, String> table : TABLES.entrySet()) {
        write(statement, table.getValue(), out.resolve(table.getKey()));
      }
      write(statement, labels(input), out.resolve("labels"));
    }
  }

  private static void write(Statement statement, String query, Path folder)
      throws IOException, SQLException {
    Files.createDirectories(folder);
    statement.execute(
        "copy (%s) to '%s' (format parquet, compression zstd)"
            .formatted(query, folder.resolve("rows.parquet")));
  }

  private static String spans(Path input) throws IOException {
    String[] content = {
      "gen_ai.system_instructions",
      "gen_ai.input.messages",
      "gen_ai.output.messages",
      "gen_ai.tool.call.arguments",
      "gen_ai.tool.call.result",
      "gen_ai.retrieval.query.text",
      "gen_ai.retrieval.documents"
    };
    return """
        select started_at::date as event_date, trace_id, span_id,
          nullif(parent_span_id, '') as parent_span_id, %s as span_name, kind, started_at, ended_at,
          (epoch_us(ended_at) - epoch_us(started_at)) / 1000.0 as duration_ms,
          status_code = 2 as is_error, resource_attributes['service.name'] as application,
          resource_attributes['deployment.environment.name'] as environment,
          coalesce(attributes['gen_ai.operation.name'], 'http') as operation,
          map_from_entries([struct_pack(k := e.key, v := %s)
            for e in map_entries(attributes) if e.key not in ('%s')]) as attributes,
          %s as system_prompt,
          list_transform(from_json(attributes['gen_ai.input.messages'], %s),
            lambda m: struct_pack(role := m.role, content := %s)) as messages,
          %s as output_text, %s as arguments, %s as result, %s as query_text,
          list_transform(from_json(attributes['gen_ai.retrieval.documents'],
              '[{"id":"VARCHAR","score":"DOUBLE","content":"VARCHAR"}]'),
            lambda d: struct_pack(id := d.id, score := d.score, content := %s)) as documents
        from (%s)
        """
        .formatted(
            redacted("span_name"),
            redacted("e.value"),
            String.join("', '", content),
            redacted("attributes['gen_ai.system_instructions']->0->>'content'"),
            MESSAGES,
            redacted("m.parts[1].content"),
            redacted("attributes['gen_ai.output.messages']->0->'parts'->0->>'content'"),
            redacted("attributes['gen_ai.tool.call.arguments']"),
            redacted("attributes['gen_ai.tool.call.result']"),
            redacted("attributes['gen_ai.retrieval.query.text']"),
            redacted("d.content"),
            DuckDecode.spans(input));
  }

  private static String labels(Path input) {
    return """
        select ts::date as event_date, feedback_id as label_id, target.trace_id as trace_id,
          ts as labelled_at, kind, name, score as value_number, %s as comment
        from read_json('%s', format = 'newline_delimited', columns = {feedback_id: 'VARCHAR',
          ts: 'TIMESTAMP', kind: 'VARCHAR', name: 'VARCHAR', score: 'DOUBLE',
          target: 'STRUCT(trace_id VARCHAR)', comment: 'VARCHAR'})
        """
        .formatted(redacted("comment"), input.resolve("feedback.jsonl"));
  }

  private static String redacted(String text) {
    String redacted = "(" + text + ")";
    for (Map.Entry<String, String> pattern : RedactionPatterns.ALL.entrySet()) {
      redacted =
          "regexp_replace(%s, '%s', '%s', 'g')"
              .formatted(redacted, pattern.getValue(), pattern.getKey());
    }
    return redacted;
  }
}
