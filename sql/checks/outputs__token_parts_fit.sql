-- severity: warn
-- sql/checks/outputs__token_parts_fit.sql: a call here reported parts larger than the whole, so it cannot be priced;
-- some logs count cached tokens beside the input
select
    event_date,
    trace_id,
    span_id,
    provider_name,
    model_name,
    input_tokens,
    cached_input_tokens,
    cache_write_tokens,
    output_tokens,
    reasoning_tokens
from outputs
where
    coalesce(cached_input_tokens, 0) + coalesce(cache_write_tokens, 0) > input_tokens
    or reasoning_tokens > output_tokens
    or least(input_tokens, cached_input_tokens, cache_write_tokens, output_tokens, reasoning_tokens) < 0
