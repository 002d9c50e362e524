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
    retry_call_count      bigint not null comment 'Part of call_count: attempts after the first',
    priced_call_count     bigint not null comment 'Calls priced on reported tokens',
    estimated_call_count  bigint not null comment 'Calls priced on estimated tokens',
    free_call_count       bigint not null comment 'Calls that cost nothing: not billed, or of a model given away',
    unpriced_call_count   bigint not null comment 'Calls without a price or without tokens; no cost column contains them',
    unpriced_retry_call_count bigint not null comment 'Part of retry_call_count that is unpriced',
    input_tokens          bigint not null comment 'Input tokens, cached and cache-writing ones included',
    cached_input_tokens   bigint not null comment 'Part of input_tokens read from the cache',
    cache_write_tokens    bigint not null comment 'Part of input_tokens written to the cache',
    output_tokens         bigint not null comment 'Output tokens, reasoning ones included',
    estimated_tokens      bigint not null comment 'Input and output tokens of calls whose counts are estimates, priced or not',
    unpriced_input_tokens bigint not null comment 'Part of input_tokens that is unpriced',
    unpriced_cached_input_tokens bigint not null comment 'Part of cached_input_tokens that is unpriced',
    unpriced_cache_write_tokens bigint not null comment 'Part of cache_write_tokens that is unpriced',
    unpriced_output_tokens bigint not null comment 'Part of output_tokens that is unpriced',
    unpriced_tokens       bigint not null comment 'Input and output tokens of unpriced calls',
    input_cost_usd        decimal(28,9)   comment 'Cost of uncached input tokens, US dollars; null if no call is priced',
    cached_input_cost_usd decimal(28,9)   comment 'Cost of cached input tokens, US dollars; null if no call is priced',
    cache_write_cost_usd  decimal(28,9)   comment 'Cost of cache-writing tokens, US dollars; null if no call is priced',
    output_cost_usd       decimal(28,9)   comment 'Cost of output tokens, US dollars; null if no call is priced',
    request_cost_usd      decimal(28,9)   comment 'What is charged per request, US dollars; null if no call is priced',
    total_cost_usd        decimal(28,9)   comment 'Sum of the five, US dollars; null if no call is priced',
    retry_cost_usd        decimal(28,9)   comment 'Part of total_cost_usd spent on repeated attempts, US dollars; null if no call is priced',
    error_cost_usd        decimal(28,9)   comment 'Part of total_cost_usd spent on failed calls, US dollars; null if no call is priced',
    truncated_cost_usd    decimal(28,9)   comment 'Part of total_cost_usd spent on answers cut off by the token limit, US dollars; null if no call is priced',
    repeated_cost_usd     decimal(28,9)   comment 'Part of total_cost_usd spent on the same request again on the day, US dollars; null if no call is priced',
    wasted_cost_usd       decimal(28,9)   comment 'Part of total_cost_usd spent on calls that are waste for one or more of the four reasons, each counted once, US dollars; null if no call is priced',
    unused_context_cost_usd decimal(28,9) comment 'Part of the cost of input tokens spent on documents in the prompt that the answers made no use of, by their share of its characters, US dollars; null if no call is priced',
    missed_cache_cost_usd decimal(28,9)   comment 'What cache reads would have saved where calls of the same system prompt and model did read the cache, US dollars; null if no call is priced'
)
using delta
partitioned by (event_date)
comment 'One row per day, application, environment, route, tenant, model and prompt version with at least one model call.'
tblproperties (
    'lakeglass.key' = 'event_date, application, environment, route, tenant_id, provider_name, model_name, prompt_name, prompt_version',
    'delta.dataSkippingStatsColumns' = 'application, route, tenant_id, model_name'
)
