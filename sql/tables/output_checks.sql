create table if not exists output_checks (
    event_date     date not null   comment 'UTC date of the earliest span of the trace; partition column',
    trace_id       string not null comment 'Trace the row belongs to: 32 lower-case hex digits (W3C), or the source\'s own id where it is no hex',
    span_id        string not null comment 'Span within the trace: 16 lower-case hex digits, or the source\'s own id',
    application    string not null comment 'OpenTelemetry service.name of the service that did this; "unknown" if the log has none',
    environment    string          comment 'OpenTelemetry deployment.environment.name; null if the log has none',
    route          string          comment 'http.route of the entry span of the trace; null if the trace has no entry span or no route',
    tenant_id      string          comment 'Customer the request was made for (tenant.id or a configured attribute); null if not sent',
    provider_name  string          comment 'gen_ai.provider.name, for example openai or aws.bedrock; null if not sent',
    model_name     string          comment 'Model that answered, else the model that was asked for; null if neither was sent',
    prompt_name    string          comment 'gen_ai.prompt.name, the name of the prompt template; null if not sent',
    prompt_version string          comment 'gen_ai.prompt.version; null if not sent',
    check_name     string not null comment 'Name of the check, for example valid_json',
    verdict        string not null comment 'pass, fail, not_applicable or error (the check itself failed; not the answer)',
    score          double          comment 'How bad, 0 to 1; null if the check gives none',
    reason         string          comment 'Short reason code; null if the check passed without one',
    evidence       string          comment 'The part of the redacted answer that decided it, at most 300 characters; null if none',
    check_version  string not null comment 'Version of the check'
)
using delta
partitioned by (event_date)
comment 'One row per model call and check.'
tblproperties (
    'lakeglass.key' = 'event_date, trace_id, span_id, check_name',
    'delta.dataSkippingStatsColumns' = 'trace_id, span_id, check_name, verdict'
)
