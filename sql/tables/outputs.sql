create table if not exists outputs (
    event_date               date not null                comment 'UTC date of the earliest span of the trace; partition column',
    trace_id                 string not null              comment 'Trace the row belongs to: 32 lower-case hex digits (W3C), or the source\'s own id where it is no hex',
    span_id                  string not null              comment 'Span within the trace: 16 lower-case hex digits, or the source\'s own id',
    application              string not null              comment 'OpenTelemetry service.name of the service that did this; "unknown" if the log has none',
    environment              string                       comment 'OpenTelemetry deployment.environment.name; null if the log has none',
    route                    string                       comment 'http.route of the entry span of the trace; null if the trace has no entry span or no route',
    tenant_id                string                       comment 'Customer the request was made for (tenant.id or a configured attribute); null if not sent',
    provider_name            string                       comment 'gen_ai.provider.name, for example openai or aws.bedrock; null if not sent',
    model_name               string                       comment 'Model that answered, else the model that was asked for; null if neither was sent',
    prompt_name              string                       comment 'gen_ai.prompt.name, the name of the prompt template; null if not sent',
    prompt_version           string                       comment 'gen_ai.prompt.version; null if not sent',
    response_model_name      string                       comment 'Model named in the response; null if not sent',
    response_id              string                       comment 'Id the provider gave the response; null if not sent',
    system_fingerprint       string                       comment 'Backend configuration the provider reported; null if not sent',
    output_text              string                       comment 'Text of the answer, redacted; null if content was not sent, empty if the model said nothing',
    output_hash              string                       comment 'SHA-256 of the redacted output_text, first 16 hex digits; null if content was not sent',
    output_shape             string                       comment 'Form of output_text: json{names of its outermost object} or json[], fenced json…, broken json, or code, table, list, text with code or prose with its length (line to 15 words, short to 60, medium to 240, long), or empty; null if content was not sent',
    is_citing                boolean                      comment 'True if output_text holds a citation mark such as [1] or [kb-0042]; null if content was not sent',
    tool_calls               array<struct<id:string,name:string,arguments:string>> not null comment 'Tool calls the model asked for, arguments as JSON, redacted; empty if none',
    finish_reason            string                       comment 'Normalised: stop, length, tool_calls, content_filter, error, or the provider\'s word; null if not sent',
    duration_ms              double not null              comment 'Wall time of the call, milliseconds',
    time_to_first_token_ms   double                       comment 'Time until the first chunk, milliseconds; null if not streamed or not sent',
    input_tokens             bigint                       comment 'Input tokens, cached and cache-writing ones included; null if not reported',
    cached_input_tokens      bigint                       comment 'Part of input_tokens read from the provider\'s prompt cache; null if not reported',
    cache_write_tokens       bigint                       comment 'Part of input_tokens written to the provider\'s prompt cache; null if not reported',
    output_tokens            bigint                       comment 'Output tokens, reasoning ones included; null if not reported',
    reasoning_tokens         bigint                       comment 'Part of output_tokens spent on reasoning; null if not reported',
    is_token_count_estimated boolean not null             comment 'True if the provider reported no usage and the counts are estimated from the text',
    is_error                 boolean not null             comment 'True if the call failed',
    error_type               string                       comment 'error.type of the failure; null if the call succeeded',
    is_redacted              boolean not null             comment 'True if at least one value was replaced in the texts of this row',
    redaction_counts         map<string,bigint> not null  comment 'Values replaced in the texts of this row, by type, for example email -> 2; empty if none',
    redaction_policy         string not null              comment 'Name and hash of the redaction policy that was applied'
)
using delta
partitioned by (event_date)
comment 'One row per model call: what came back.'
tblproperties (
    'lakeglass.key' = 'event_date, trace_id, span_id',
    'delta.dataSkippingStatsColumns' = 'trace_id, span_id, response_id, finish_reason, output_hash'
)
