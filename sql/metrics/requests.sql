-- sql/metrics/requests.sql: what is measured of every request
-- grain: one row per request      reads: requests, labels, model_call_costs, retrievals
-- Columns slice_… are the dimensions a metric is cut by; every other column but event_date, hour_start and
-- trace_id is a metric (bigint and double: numeric, boolean: share, string: categorical; null: no value).
-- Feedback counts here only if it was given on the day of the request, so that every day had the same time
-- to collect it; request_outcomes counts all of it.
with

feedback as (

    select
        event_date,
        trace_id,
        count_if(name = 'escalation') > 0 as is_escalated,
        count_if(name = 'thumb' and value_number = 0) > 0 as is_thumbs_down
    from labels
    where trace_id is not null
    group by event_date, trace_id

),

costs as (

    select
        event_date,
        trace_id,
        cast(sum(total_cost_usd) as double) as cost_usd
    from model_call_costs
    group by event_date, trace_id

)

select
    requests.event_date,
    date_trunc('hour', requests.started_at) as hour_start,
    requests.trace_id,
    requests.application as slice_application,
    requests.application || '@' || requests.release as slice_release,
    requests.route as slice_route,
    requests.tenant_id as slice_tenant_id,
    requests.model_name as slice_model_name,
    requests.prompt_name as slice_prompt_name,
    requests.prompt_name || '@' || requests.prompt_version as slice_prompt_version,
    requests.duration_ms,
    costs.cost_usd,
    requests.retry_count,
    requests.status = 'error' as is_error,
    coalesce(feedback.is_escalated, false) as is_escalated,
    coalesce(feedback.is_thumbs_down, false) as is_thumbs_down
from requests
left join costs
    on requests.event_date = costs.event_date and requests.trace_id = costs.trace_id
left join feedback
    on requests.event_date = feedback.event_date and requests.trace_id = feedback.trace_id
where requests.route is not null
