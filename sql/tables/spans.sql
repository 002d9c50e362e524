create table if not exists spans (
    event_date       date not null               comment 'UTC date of the earliest span of the trace; partition column',
    trace_id         string not null             comment 'Trace the row belongs to: 32 lower-case hex digits (W3C), or the source\'s own id where it is no hex',
    span_id          string not null             comment 'Span within the trace: 16 lower-case hex digits, or the source\'s own id',
    application      string not null             comment 'OpenTelemetry service.name of the service that did this; "unknown" if the log has none',
    environment      string                      comment 'OpenTelemetry deployment.environment.name; null if the log has none',
    route            string                      comment 'http.route of the entry span of the trace; null if the trace has no entry span or no route',
    tenant_id        string                      comment 'Customer the request was made for (tenant.id or a configured attribute); null if not sent',
    parent_span_id   string                      comment 'Parent span; null for a root',
    span_name        string not null             comment 'Name the instrumentation gave the span, redacted',
    operation        string not null             comment 'chat, text_completion, embeddings, retrieval, rerank, execute_tool, invoke_agent, guardrail, http, workflow or other',
    started_at       timestamp not null          comment 'Start',
    ended_at         timestamp not null          comment 'End; the start if the log has none or one before the start',
    duration_ms      double not null             comment 'ended_at minus started_at, milliseconds',
    is_error         boolean not null            comment 'True if the span\'s status is ERROR',
    error_type       string                      comment 'error.type, else the type of the recorded exception; null if not an error',
    attributes       map<string,string> not null comment 'Span attributes, redacted, without content (prompts, outputs, documents, tool arguments), non-text values as JSON',
    source_format    string not null             comment 'Format the span was read from',
    source_file      string not null             comment 'Object it was read from, relative to the source\'s path',
    is_redacted      boolean not null            comment 'True if at least one value was replaced in any text of the span, whichever table it went to',
    redaction_counts map<string,bigint> not null comment 'Values replaced in any text of the span, whichever table it went to, by type, for example email -> 2; empty if none',
    redaction_policy string not null             comment 'Name and hash of the redaction policy that was applied',
    joined_by        string                      comment 'How the record came to this trace or call where it does not name it itself: shared_id (of the answer, request or execution), correlation_id, inferred (model, tokens and time agree with one call only); null where it does',
    merged_formats   array<string> not null      comment 'Formats of the provider\'s or gateway\'s records of the same call that were merged into this span, sorted'
)
using delta
partitioned by (event_date)
comment 'One row per span.'
tblproperties (
    'lakeglass.key' = 'event_date, trace_id, span_id',
    'delta.dataSkippingStatsColumns' = 'trace_id, span_id, started_at, operation'
)
