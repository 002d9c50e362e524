package dev.lakeglass.source.spark;

import org.apache.spark.sql.types.StructType;

/**
 * The rows of data source {@code lakeglass}: one per record, whatever it turned out to be, and one
 * of kind {@code object} per object, or part of one, that was read to its end.
 */
final class RecordSchema {

  static final StructType SCHEMA =
      StructType.fromDDL(
          """
          record_kind string, source_name string, source_file string, source_position bigint,
          source_format string, arrival timestamp, is_arrival_known boolean, arrival_date date,
          trace_id string, span_id string,
          span struct<
            parent_span_id: string, span_name: string, operation: string, is_entry: boolean,
            started_at: timestamp, ended_at: timestamp, duration_ms: double, is_error: boolean,
            error_type: string, attempt_number: int, is_cache_hit: boolean, http_status_code: int,
            feature_flags: map<string, string>, attributes: map<string, string>,
            redaction_counts: map<string, bigint>>,
          dimensions struct<
            application: string, release: string, environment: string, route: string,
            tenant_id: string, user_id: string, session_id: string, request_id: string,
            dataset_version: string, provider_name: string, model_name: string,
            prompt_name: string, prompt_version: string>,
          prompt struct<
            temperature: double, top_p: double, max_tokens: bigint, seed: bigint,
            system_prompt: string, messages: array<struct<role: string, content: string>>,
            user_input: string, context_document_ids: array<string>, retrieved_context: string,
            tool_definitions: string, output_type: string, output_schema: string,
            template_hash: string, prompt_hash: string, redaction_counts: map<string, bigint>>,
          output struct<
            response_model_name: string, response_id: string, system_fingerprint: string,
            output_text: string, output_hash: string, output_shape: string, is_citing: boolean,
            tool_calls: array<struct<id: string, name: string, arguments: string>>,
            finish_reason: string, time_to_first_token_ms: double, input_tokens: bigint,
            cached_input_tokens: bigint, cache_write_tokens: bigint, output_tokens: bigint,
            reasoning_tokens: bigint, redaction_counts: map<string, bigint>>,
          search struct<
            query_text: string, index_name: string, redaction_counts: map<string, bigint>>,
          documents array<struct<
            document_id: string, score: double, content: string, document_version: string,
            document_updated_at: timestamp, redaction_counts: map<string, bigint>,
            content_minhash: binary>>,
          tool struct<
            tool_name: string, tool_call_id: string, arguments: string, result: string,
            redaction_counts: map<string, bigint>>,
          label struct<
            label_id: string, session_id: string, labelled_at: timestamp, kind: string,
            name: string, value_number: double, value_text: string, comment: string,
            author_id: string, author_type: string, application: string, environment: string,
            route: string, tenant_id: string, document_rank: int, replaces: string,
            is_retraction: boolean, redaction_counts: map<string, bigint>>,
          rejected struct<
            reason_code: string, reason_detail: string, excerpt: string,
            redaction_counts: map<string, bigint>>,
          evidence string, is_trace_id_known boolean, call_ids array<string>,
          arrival_end timestamp,
          object struct<
            read_byte_count: bigint, decoded_count: bigint, rejected_count: bigint,
            passed_over_count: bigint>
          """);

  private RecordSchema() {}
}
