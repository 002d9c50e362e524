create table if not exists cost_ledger (
    event_date    date not null   comment 'UTC date of the usage; partition column',
    month         string not null comment 'Month that was closed, as 2026-10',
    entry         string not null comment 'close: what the month cost when it was closed; restatement: by how much a later look differs from all entries before it',
    recorded_at   timestamp not null comment 'When the entry was made',
    known_at      date not null   comment 'Prices recorded up to this day were used',
    application   string not null comment 'OpenTelemetry service.name of the service that did this; "unknown" if the log has none',
    tenant_id     string not null comment 'Tenant; "unknown" if not sent',
    route         string not null comment 'Route; "unknown" if not sent',
    provider_name string not null comment 'Provider; "unknown" if not sent',
    model_name    string not null comment 'Model; "unknown" if not sent',
    call_count    bigint not null comment 'Calls with a cost; of a restatement the difference',
    amount_usd    decimal(28,9) not null comment 'US dollars; of a restatement the difference, below 0 if it was too much'
)
using delta
partitioned by (event_date)
comment 'One row per closed month, day, application, tenant, route and model, and one more for each later correction. Only appended to: the sum of all entries of a month is what it costs by today\'s knowledge, the sum of its close entries what was reported.'
tblproperties (
    'lakeglass.key' = 'event_date, month, entry, recorded_at, application, tenant_id, route, provider_name, model_name',
    'delta.dataSkippingStatsColumns' = 'month, entry, tenant_id'
)
