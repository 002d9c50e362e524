-- sql/marts/redaction_daily.sql: what personal data and secrets were replaced, where
-- grain: one row per event_date, application, route, redaction_type      reads: requests, labels
-- A type that was not replaced on a day has no row. Rejected records are not counted: they have no route, and often no text.
with

replaced as (

    select
        event_date,
        application,
        coalesce(route, 'unknown') as route,
        trace_id,
        cast(null as string) as label_id,
        release,
        explode(redaction_counts) as (redaction_type, value_count)
    from requests
    union all
    select
        event_date,
        coalesce(application, 'unknown') as application,
        coalesce(route, 'unknown') as route,
        cast(null as string) as trace_id,
        label_id,
        cast(null as string) as release,
        explode(redaction_counts) as (redaction_type, value_count)
    from labels

)

select
    event_date,
    application,
    route,
    redaction_type,
    sum(value_count) as value_count,
    count(trace_id) as request_count,
    count(label_id) as label_count,
    array_sort(collect_set(release)) as releases
from replaced
group by event_date, application, route, redaction_type
