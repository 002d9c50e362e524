create table if not exists cost_daily (
    event_date            date not null   comment 'UTC date of the earliest span of the trace; partition column',
    application           string not null comment 'OpenTelemetry service.name of the service that did this; "unknown" if the log has none',
    environment           string not null comment 'Environment; "unknown" if not sent',
    route                 string not null comment 'Route; "unknown" if not sent',
    tenant_id             string not null comment 'Tenant; "unknown" if not sent',
    provider_name         string not null comment 'Provider; "unknown" if not sent',
    model_name            string not null comment 'Model; "unknown" if not sent',
    prompt_name           string not null comment 'Prompt; "unknown" if not sent',
    prompt_version        string not null comment 'Prompt version; "unknown" if not sent',
    call_count            bigint not null comment 'Model calls, attempts included',
    priced_call_count     bigint not null comment 'Calls priced on reported tokens',
    estimated_call_count  bigint not null comment 'Calls priced on estimated tokens',
    unpriced_call_count   bigint not null comment 'Calls without a price or without tokens; no cost column contains them',
    input_tokens          bigint not null comment 'Input tokens, cached and cache-writing ones included',
    cached_input_tokens   bigint not null comment 'Part of input_tokens read from the cache',
    cache_write_tokens    bigint not null comment 'Part of input_tokens written to the cache',
    output_tokens         bigint not null comment 'Output tokens, reasoning ones included',
    unpriced_tokens       bigint not null comment 'Input and output tokens of unpriced calls',
    input_cost_usd        decimal(28,9)   comment 'Cost of uncached input tokens, US dollars; null if no call is priced',
    cached_input_cost_usd decimal(28,9)   comment 'Cost of cached input tokens, US dollars; null if no call is priced',
    cache_write_cost_usd  decimal(28,9)   comment 'Cost of cache-writing tokens, US dollars; null if no call is priced',
    output_cost_usd       decimal(28,9)   comment 'Cost of output tokens, US dollars; null if no call is priced',
    total_cost_usd        decimal(28,9)   comment 'Sum of the four, US dollars; null if no call is priced',
    retry_cost_usd        decimal(28,9)   comment 'Part of total_cost_usd spent on repeated attempts, US dollars; null if no call is priced',
    error_cost_usd        decimal(28,9)   comment 'Part of total_cost_usd spent on failed calls, US dollars; null if no call is priced'
)
using delta
partitioned by (event_date)
comment 'One row per day, application, environment, route, tenant, model and prompt version with at least one model call.'
tblproperties (
    'lakeglass.key' = 'event_date, application, environment, route, tenant_id, provider_name, model_name, prompt_name, prompt_version',
    'delta.dataSkippingStatsColumns' = 'application, route, tenant_id, model_name'
)
