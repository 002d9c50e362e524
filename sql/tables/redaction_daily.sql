create table if not exists redaction_daily (
    event_date     date not null          comment 'UTC date of the earliest span of the trace, or of the feedback; partition column',
    application    string not null        comment 'OpenTelemetry service.name of the service that did this; "unknown" if the log has none',
    route          string not null        comment 'Route; "unknown" if not sent',
    redaction_type string not null        comment 'Type of what was replaced, for example payment_card',
    value_count    bigint not null        comment 'Values replaced in all texts of the requests and of the feedback',
    request_count  bigint not null        comment 'Requests in which at least one was replaced',
    label_count    bigint not null        comment 'Feedback events in which at least one was replaced',
    releases       array<string> not null comment 'Releases of the requests in which it was replaced, sorted; empty if none was sent'
)
using delta
partitioned by (event_date)
comment 'One row per day, application, route and type of personal data or secret that was replaced.'
tblproperties (
    'lakeglass.key' = 'event_date, application, route, redaction_type',
    'delta.dataSkippingStatsColumns' = 'application, route, redaction_type'
)
