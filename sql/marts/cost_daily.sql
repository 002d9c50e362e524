-- sql/marts/cost_daily.sql: what the model calls of a day cost, by everything a bill is argued about
-- grain: one row per event_date, application, environment, route, tenant_id, provider_name, model_name, prompt_name,
--        prompt_version      reads: model_call_costs, output_checks
-- Unpriced is not zero: unpriced calls are counted beside the cost, never in it, and where no call has a cost the costs
-- are null. Free calls cost 0. Tokens are those of all calls; estimated_tokens says which part is an estimate.
--
-- Waste, each a part of total_cost_usd; a call may be waste for several reasons, wasted_cost_usd counts it once:
--   retry      attempts after the first                        error     calls that failed
--   truncated  answers that were cut off by the token limit
--   repeated   the same request again on the day (prompt_hash), by the same tenant, after it was answered
-- unused_context_cost_usd is no part of the waste, as the calls were of use: what their input tokens cost, times the share
-- of the prompt's characters that is documents the answer made no use of (check unused_context). An estimate.
-- missed_cache_cost_usd is no part of the waste but what could have been saved: a call without a cache read, made within
-- five minutes of another with the same system prompt and model, where calls of that prompt and model did read the cache
-- on the day; their largest read is taken as what could have been read, at the price they paid for it.
with

context_use as (

    select
        event_date,
        trace_id,
        span_id,
        cast(score as decimal(10,9)) as unused_context_ratio
    from output_checks
    where check_name = 'unused_context' and verdict = 'pass'

),

calls as (

    select
        event_date,
        application,
        coalesce(environment, 'unknown') as environment,
        coalesce(route, 'unknown') as route,
        coalesce(tenant_id, 'unknown') as tenant_id,
        coalesce(provider_name, 'unknown') as provider_name,
        coalesce(model_name, 'unknown') as model_name,
        coalesce(prompt_name, 'unknown') as prompt_name,
        coalesce(prompt_version, 'unknown') as prompt_version,
        pricing_status,
        is_token_count_estimated,
        coalesce(input_tokens, 0) as input_tokens,
        cached_input_tokens,
        cache_write_tokens,
        coalesce(output_tokens, 0) as output_tokens,
        input_cost_usd,
        cached_input_cost_usd,
        cache_write_cost_usd,
        output_cost_usd,
        request_cost_usd,
        total_cost_usd,
        cast(
            (input_cost_usd + cached_input_cost_usd + cache_write_cost_usd) * coalesce(unused_context_ratio, 0)
            as decimal(18,9)
        ) as unused_context_cost_usd,
        attempt_number > 1 as is_retry,
        is_error,
        finish_reason <=> 'length' as is_truncated,
        not is_error
        and row_number() over (
            partition by event_date, application, tenant_id, coalesce(prompt_hash, span_id), is_error
            order by used_at, trace_id, span_id
        ) > 1 as is_repeated,
        max(cached_input_tokens) over (
            partition by event_date, application, model_name, coalesce(template_hash, span_id)
        ) as cacheable_tokens,
        max(cached_input_cost_usd / nullif(cached_input_tokens, 0)) over (
            partition by event_date, application, model_name, coalesce(template_hash, span_id)
        ) as cached_usd_per_token,
        unix_seconds(used_at)
        - unix_seconds(
            lag(used_at) over (
                partition by event_date, application, model_name, coalesce(template_hash, span_id)
                order by used_at, trace_id, span_id
            )
        ) as seconds_since_same_template
    from model_call_costs
    left join context_use using (event_date, trace_id, span_id)

),

judged as (

    select
        *,
        case
            when
                cached_input_tokens = 0
                and cache_write_tokens = 0
                and cacheable_tokens > 0
                and seconds_since_same_template <= 300
                and input_tokens > 0
                and total_cost_usd is not null
                then
                    greatest(
                        cast(
                            least(cacheable_tokens, input_tokens)
                            * (input_cost_usd / input_tokens - cached_usd_per_token) as decimal(18,9)
                        ),
                        cast(0 as decimal(18,9))
                    )
            else cast(0 as decimal(18,9))
        end as missed_cache_cost_usd
    from calls

)

select
    event_date,
    application,
    environment,
    route,
    tenant_id,
    provider_name,
    model_name,
    prompt_name,
    prompt_version,
    count(*) as call_count,
    count_if(is_retry) as retry_call_count,
    count_if(pricing_status = 'priced') as priced_call_count,
    count_if(pricing_status = 'estimated_tokens') as estimated_call_count,
    count_if(pricing_status = 'free') as free_call_count,
    count_if(pricing_status = 'unpriced') as unpriced_call_count,
    count_if(is_retry and pricing_status = 'unpriced') as unpriced_retry_call_count,
    sum(input_tokens) as input_tokens,
    sum(cached_input_tokens) as cached_input_tokens,
    sum(cache_write_tokens) as cache_write_tokens,
    sum(output_tokens) as output_tokens,
    coalesce(sum(case when is_token_count_estimated then input_tokens + output_tokens end), 0) as estimated_tokens,
    coalesce(sum(case when pricing_status = 'unpriced' then input_tokens end), 0) as unpriced_input_tokens,
    coalesce(sum(case when pricing_status = 'unpriced' then cached_input_tokens end), 0)
        as unpriced_cached_input_tokens,
    coalesce(sum(case when pricing_status = 'unpriced' then cache_write_tokens end), 0) as unpriced_cache_write_tokens,
    coalesce(sum(case when pricing_status = 'unpriced' then output_tokens end), 0) as unpriced_output_tokens,
    coalesce(sum(case when pricing_status = 'unpriced' then input_tokens + output_tokens end), 0) as unpriced_tokens,
    cast(sum(input_cost_usd) as decimal(28,9)) as input_cost_usd,
    cast(sum(cached_input_cost_usd) as decimal(28,9)) as cached_input_cost_usd,
    cast(sum(cache_write_cost_usd) as decimal(28,9)) as cache_write_cost_usd,
    cast(sum(output_cost_usd) as decimal(28,9)) as output_cost_usd,
    cast(sum(request_cost_usd) as decimal(28,9)) as request_cost_usd,
    cast(sum(total_cost_usd) as decimal(28,9)) as total_cost_usd,
    cast(sum(if(is_retry, total_cost_usd, total_cost_usd * 0)) as decimal(28,9)) as retry_cost_usd,
    cast(sum(if(is_error, total_cost_usd, total_cost_usd * 0)) as decimal(28,9)) as error_cost_usd,
    cast(sum(if(is_truncated, total_cost_usd, total_cost_usd * 0)) as decimal(28,9)) as truncated_cost_usd,
    cast(sum(if(is_repeated, total_cost_usd, total_cost_usd * 0)) as decimal(28,9)) as repeated_cost_usd,
    cast(
        sum(if(is_retry or is_error or is_truncated or is_repeated, total_cost_usd, total_cost_usd * 0))
        as decimal(28,9)
    ) as wasted_cost_usd,
    cast(sum(unused_context_cost_usd) as decimal(28,9)) as unused_context_cost_usd,
    cast(sum(if(total_cost_usd is null, null, missed_cache_cost_usd)) as decimal(28,9)) as missed_cache_cost_usd
from judged
group by
    event_date,
    application,
    environment,
    route,
    tenant_id,
    provider_name,
    model_name,
    prompt_name,
    prompt_version
