-- sql/marts/cost_daily.sql: what the model calls of a day cost, by everything a bill is argued about
-- grain: one row per event_date, application, environment, route, tenant_id, provider_name, model_name, prompt_name,
--        prompt_version      reads: model_call_costs, outputs, prompts
-- Unpriced is not zero: unpriced calls are counted beside the cost, never in it, and where no call is priced the costs
-- are null. Token columns hold what providers reported; calls priced on estimated tokens add cost but no tokens.
with

costs as (

    select
        event_date,
        trace_id,
        span_id,
        application,
        environment,
        route,
        tenant_id,
        provider_name,
        model_name,
        prompt_name,
        prompt_version,
        input_cost_usd,
        cached_input_cost_usd,
        cache_write_cost_usd,
        output_cost_usd,
        total_cost_usd,
        pricing_status
    from model_call_costs

),

calls as (

    select
        event_date,
        trace_id,
        span_id,
        coalesce(input_tokens, 0) as input_tokens,
        coalesce(cached_input_tokens, 0) as cached_input_tokens,
        coalesce(cache_write_tokens, 0) as cache_write_tokens,
        coalesce(output_tokens, 0) as output_tokens,
        is_error
    from outputs

),

attempts as (

    select
        event_date,
        trace_id,
        span_id,
        attempt_number
    from prompts

)

select
    k.event_date,
    k.application,
    coalesce(k.environment, 'unknown') as environment,
    coalesce(k.route, 'unknown') as route,
    coalesce(k.tenant_id, 'unknown') as tenant_id,
    coalesce(k.provider_name, 'unknown') as provider_name,
    coalesce(k.model_name, 'unknown') as model_name,
    coalesce(k.prompt_name, 'unknown') as prompt_name,
    coalesce(k.prompt_version, 'unknown') as prompt_version,
    count(*) as call_count,
    count_if(k.pricing_status = 'priced') as priced_call_count,
    count_if(k.pricing_status = 'estimated_tokens') as estimated_call_count,
    count_if(k.pricing_status = 'unpriced') as unpriced_call_count,
    coalesce(sum(c.input_tokens), 0) as input_tokens,
    coalesce(sum(c.cached_input_tokens), 0) as cached_input_tokens,
    coalesce(sum(c.cache_write_tokens), 0) as cache_write_tokens,
    coalesce(sum(c.output_tokens), 0) as output_tokens,
    coalesce(sum(case when k.pricing_status = 'unpriced' then c.input_tokens + c.output_tokens end), 0)
        as unpriced_tokens,
    cast(sum(k.input_cost_usd) as decimal(28,9)) as input_cost_usd,
    cast(sum(k.cached_input_cost_usd) as decimal(28,9)) as cached_input_cost_usd,
    cast(sum(k.cache_write_cost_usd) as decimal(28,9)) as cache_write_cost_usd,
    cast(sum(k.output_cost_usd) as decimal(28,9)) as output_cost_usd,
    cast(sum(k.total_cost_usd) as decimal(28,9)) as total_cost_usd,
    cast(
        sum(
            case
                when k.total_cost_usd is null then null
                when a.attempt_number > 1 then k.total_cost_usd
                else cast(0 as decimal(18,9))
            end
        ) as decimal(28,9)
    ) as retry_cost_usd,
    cast(
        sum(
            case
                when k.total_cost_usd is null then null
                when c.is_error then k.total_cost_usd
                else cast(0 as decimal(18,9))
            end
        ) as decimal(28,9)
    ) as error_cost_usd
from costs as k
left join calls as c
    on k.event_date = c.event_date and k.trace_id = c.trace_id and k.span_id = c.span_id
left join attempts as a
    on k.event_date = a.event_date and k.trace_id = a.trace_id and k.span_id = a.span_id
group by
    k.event_date,
    k.application,
    coalesce(k.environment, 'unknown'),
    coalesce(k.route, 'unknown'),
    coalesce(k.tenant_id, 'unknown'),
    coalesce(k.provider_name, 'unknown'),
    coalesce(k.model_name, 'unknown'),
    coalesce(k.prompt_name, 'unknown'),
    coalesce(k.prompt_version, 'unknown')
