create table if not exists signal_coverage_daily (
    event_date    date not null   comment 'UTC date of the earliest span of the trace; partition column',
    application   string not null comment 'OpenTelemetry service.name of the service that did this; "unknown" if the log has none',
    route         string not null comment 'Route; "unknown" if not sent',
    signal        string not null comment 'What an application can send: entry_span, route, tenant, user, session, prompt_version, token_counts, output, retrieved_documents, parent_spans, feedback; and who tells of the model calls: call_span, call_log, call_span_and_log',
    request_count bigint not null comment 'Requests of the application and route; for call_span, call_log and call_span_and_log those with a model call',
    covered_count bigint not null comment 'Of these, requests that carry the signal',
    covered_ratio double not null comment 'covered_count / request_count, 0 to 1'
)
using delta
partitioned by (event_date)
comment 'One row per day, application, route and signal.'
tblproperties (
    'lakeglass.key' = 'event_date, application, route, signal',
    'delta.dataSkippingStatsColumns' = 'application, route, signal'
)
