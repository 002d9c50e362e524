create table if not exists tool_calls (
    event_date       date not null               comment 'UTC date of the earliest span of the trace; partition column',
    trace_id         string not null             comment 'Trace the row belongs to: 32 lower-case hex digits (W3C), or the source\'s own id where it is no hex',
    span_id          string not null             comment 'Span within the trace: 16 lower-case hex digits, or the source\'s own id',
    application      string not null             comment 'OpenTelemetry service.name of the service that did this; "unknown" if the log has none',
    environment      string                      comment 'OpenTelemetry deployment.environment.name; null if the log has none',
    route            string                      comment 'http.route of the entry span of the trace; null if the trace has no entry span or no route',
    tenant_id        string                      comment 'Customer the request was made for (tenant.id or a configured attribute); null if not sent',
    started_at       timestamp not null          comment 'Start of the execution',
    tool_name        string not null             comment 'Name of the tool; "unknown" if not sent',
    tool_call_id     string                      comment 'Id of the model\'s request for this execution; null if not sent',
    arguments        string                      comment 'Arguments, JSON, redacted; null if not sent',
    result           string                      comment 'Result, JSON or text, redacted; null if not sent',
    http_status_code int                         comment 'HTTP status of the tool\'s call; null if not sent',
    duration_ms      double not null             comment 'Wall time, milliseconds',
    is_cache_hit     boolean not null            comment 'True if answered from a cache',
    is_error         boolean not null            comment 'True if the execution failed',
    error_type       string                      comment 'error.type of the failure; null if it succeeded',
    is_redacted      boolean not null            comment 'True if at least one value was replaced in the texts of this row',
    redaction_counts map<string,bigint> not null comment 'Values replaced in the texts of this row, by type, for example email -> 2; empty if none',
    redaction_policy string not null             comment 'Name and hash of the redaction policy that was applied'
)
using delta
partitioned by (event_date)
comment 'One row per tool execution.'
tblproperties (
    'lakeglass.key' = 'event_date, trace_id, span_id',
    'delta.dataSkippingStatsColumns' = 'trace_id, span_id, tool_name'
)
