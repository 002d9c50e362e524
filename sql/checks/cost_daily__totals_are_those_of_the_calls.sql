-- severity: fail
-- sql/checks/cost_daily__totals_are_those_of_the_calls.sql: a day here lost or doubled calls or money between
-- model_call_costs and cost_daily
with

calls as (

    select
        event_date,
        count(*) as call_count,
        count_if(pricing_status = 'unpriced') as unpriced_call_count,
        cast(sum(total_cost_usd) as decimal(28,9)) as total_cost_usd
    from model_call_costs
    group by event_date

),

daily as (

    select
        event_date,
        sum(call_count) as call_count,
        sum(unpriced_call_count) as unpriced_call_count,
        cast(sum(total_cost_usd) as decimal(28,9)) as total_cost_usd
    from cost_daily
    group by event_date

)

select
    coalesce(c.event_date, d.event_date) as event_date,
    c.call_count,
    d.call_count as daily_call_count,
    c.unpriced_call_count,
    d.unpriced_call_count as daily_unpriced_call_count,
    c.total_cost_usd,
    d.total_cost_usd as daily_total_cost_usd
from calls as c
full outer join daily as d
    on c.event_date = d.event_date
where
    not (c.call_count <=> d.call_count)
    or not (c.unpriced_call_count <=> d.unpriced_call_count)
    or not (c.total_cost_usd <=> d.total_cost_usd)
