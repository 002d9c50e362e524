-- severity: fail
-- sql/checks/quality_daily__slices_sum_to_all.sql: the slices of a dimension here do not add up to the whole
with

totals as (

    select
        event_date,
        slice_key,
        indicator,
        sum(applicable_count) as applicable_count,
        sum(hit_count) as hit_count,
        sum(not_applicable_count) as not_applicable_count,
        sum(errored_count) as errored_count
    from quality_daily
    group by event_date, slice_key, indicator

)

select
    t.event_date,
    t.slice_key,
    t.indicator,
    t.applicable_count,
    w.applicable_count as whole_applicable_count,
    t.hit_count,
    w.hit_count as whole_hit_count
from totals as t
left join totals as w
    on t.event_date = w.event_date and t.indicator = w.indicator and w.slice_key = 'all'
where
    not (t.applicable_count <=> w.applicable_count)
    or not (t.hit_count <=> w.hit_count)
    or not (t.not_applicable_count <=> w.not_applicable_count)
    or not (t.errored_count <=> w.errored_count)
