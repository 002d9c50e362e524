create table if not exists prompts (
    event_date            date not null               comment 'UTC date of the earliest span of the trace; partition column',
    trace_id              string not null             comment 'Trace the row belongs to: 32 lower-case hex digits (W3C), or the source\'s own id where it is no hex',
    span_id               string not null             comment 'Span within the trace: 16 lower-case hex digits, or the source\'s own id',
    application           string not null             comment 'OpenTelemetry service.name of the service that did this; "unknown" if the log has none',
    environment           string                      comment 'OpenTelemetry deployment.environment.name; null if the log has none',
    route                 string                      comment 'http.route of the entry span of the trace; null if the trace has no entry span or no route',
    tenant_id             string                      comment 'Customer the request was made for (tenant.id or a configured attribute); null if not sent',
    provider_name         string                      comment 'gen_ai.provider.name, for example openai or aws.bedrock; null if not sent',
    model_name            string                      comment 'Model that answered, else the model that was asked for; null if neither was sent',
    prompt_name           string                      comment 'gen_ai.prompt.name, the name of the prompt template; null if not sent',
    prompt_version        string                      comment 'gen_ai.prompt.version; null if not sent',
    started_at            timestamp not null          comment 'Start of the call',
    operation             string not null             comment 'chat, text_completion or embeddings',
    temperature           double                      comment 'Sampling temperature asked for; null if not sent',
    top_p                 double                      comment 'Nucleus sampling share asked for; null if not sent',
    max_tokens            bigint                      comment 'Largest number of output tokens asked for; null if not sent',
    seed                  bigint                      comment 'Seed asked for; null if not sent',
    system_prompt         string                      comment 'System instructions, redacted; null if content was not sent',
    messages              array<struct<role:string,content:string>> comment 'Messages in order without the system prompt, redacted; null if content was not sent',
    user_input            string                      comment 'Last user message without the documents pasted into it, redacted; null if content was not sent',
    context_document_ids  array<string> not null      comment 'Ids of the documents found in the messages, in order; empty if none',
    retrieved_context     string                      comment 'Documents pasted into the messages, redacted; null where a retrieval span of the trace carries them',
    tool_definitions      string                      comment 'Tools offered, JSON, redacted; null if none',
    output_type           string                      comment 'Kind of output asked for (gen_ai.output.type): text, json, …; null if not sent',
    output_schema         string                      comment 'JSON Schema the output must satisfy (lakeglass.output.schema); null if none was declared',
    template_hash         string                      comment 'SHA-256 of the system prompt, first 16 hex digits: calls of one template share it; null if content was not sent',
    prompt_hash           string                      comment 'SHA-256 of system prompt, messages, tools, model and parameters, first 16 hex digits: identical requests share it; null if content was not sent',
    prompt_version_source string                      comment 'declared if the application sent the version; discovered if prompt_name and prompt_version were made of the stable part of the system prompt (version auto-…); null if there is neither',
    attempt_number        int not null                comment '1 for the first attempt, counting up with http.request.resend_count',
    is_redacted           boolean not null            comment 'True if at least one value was replaced in the texts of this row',
    redaction_counts      map<string,bigint> not null comment 'Values replaced in the texts of this row, by type, for example email -> 2; empty if none',
    redaction_policy      string not null             comment 'Name and hash of the redaction policy that was applied'
)
using delta
partitioned by (event_date)
comment 'One row per model call: what the model received.'
tblproperties (
    'lakeglass.key' = 'event_date, trace_id, span_id',
    'delta.dataSkippingStatsColumns' = 'trace_id, span_id, started_at, prompt_name, prompt_version, prompt_hash'
)
