create table if not exists model_call_costs (
    event_date            date not null   comment 'UTC date of the earliest span of the trace; partition column',
    trace_id              string not null comment 'Trace the row belongs to: 32 lower-case hex digits (W3C), or the source\'s own id where it is no hex',
    span_id               string not null comment 'Span within the trace: 16 lower-case hex digits, or the source\'s own id',
    application           string not null comment 'OpenTelemetry service.name of the service that did this; "unknown" if the log has none',
    environment           string          comment 'OpenTelemetry deployment.environment.name; null if the log has none',
    route                 string          comment 'http.route of the entry span of the trace; null if the trace has no entry span or no route',
    tenant_id             string          comment 'Customer the request was made for (tenant.id or a configured attribute); null if not sent',
    provider_name         string          comment 'gen_ai.provider.name, for example openai or aws.bedrock; null if not sent',
    model_name            string          comment 'Model that answered, else the model that was asked for; null if neither was sent',
    prompt_name           string          comment 'gen_ai.prompt.name, the name of the prompt template; null if not sent',
    prompt_version        string          comment 'gen_ai.prompt.version; null if not sent',
    input_cost_usd        decimal(18,9)   comment 'Cost of the input tokens that were neither read from nor written to the cache, US dollars; null when unpriced',
    cached_input_cost_usd decimal(18,9)   comment 'Cost of the input tokens read from the cache, US dollars; null when unpriced',
    cache_write_cost_usd  decimal(18,9)   comment 'Cost of the input tokens written to the cache, US dollars; null when unpriced',
    output_cost_usd       decimal(18,9)   comment 'Cost of the output tokens, US dollars; null when unpriced',
    total_cost_usd        decimal(18,9)   comment 'Sum of the four costs, US dollars; null when unpriced',
    pricing_status        string not null comment 'priced, estimated_tokens (priced on estimated counts) or unpriced',
    price_id              string          comment 'Line of conf/model_prices.csv that applied; null when unpriced',
    price_recorded_at     date            comment 'Day that line was recorded; null when unpriced'
)
using delta
partitioned by (event_date)
comment 'One row per model call.'
tblproperties (
    'lakeglass.key' = 'event_date, trace_id, span_id',
    'delta.dataSkippingStatsColumns' = 'trace_id, span_id, pricing_status'
)
