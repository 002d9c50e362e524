-- sql/marts/feedback_daily.sql: how often each kind of feedback was given to the requests of a day
-- grain: one row per event_date, application, route, tenant_id, prompt_name, prompt_version, model_name, label_name
-- reads: request_outcomes, labels
-- Counted on the day of the request; labels of that day and the 14 days after it count. A slice has a row for every
-- label that its application received for a request of the day, so a slice without any is 0, while an application that
-- sends no feedback has no row: no data is not zero. A thumb counts as thumb_up or thumb_down, an unreadable one as thumb.
with

slices as (

    select
        event_date,
        trace_id,
        application,
        coalesce(route, 'unknown') as route,
        coalesce(tenant_id, 'unknown') as tenant_id,
        coalesce(prompt_name, 'unknown') as prompt_name,
        coalesce(prompt_version, 'unknown') as prompt_version,
        coalesce(model_name, 'unknown') as model_name
    from request_outcomes

),

named_labels as (

    select
        event_date,
        trace_id,
        case
            when name <> 'thumb' then name
            when coalesce(value_number > 0, lower(trim(value_text)) in ('up', 'positive', 'like', 'true'), false)
                then 'thumb_up'
            when coalesce(value_number <= 0, lower(trim(value_text)) in ('down', 'negative', 'dislike', 'false'), false)
                then 'thumb_down'
            else 'thumb'
        end as label_name
    from labels
    where trace_id is not null

),

labelled as (

    select
        s.event_date,
        s.application,
        s.route,
        s.tenant_id,
        s.prompt_name,
        s.prompt_version,
        s.model_name,
        l.label_name,
        count(distinct s.trace_id) as labelled_request_count,
        count(*) as label_count
    from slices as s
    inner join named_labels as l
        on s.trace_id = l.trace_id and l.event_date between s.event_date and date_add(s.event_date, 14)
    group by
        s.event_date,
        s.application,
        s.route,
        s.tenant_id,
        s.prompt_name,
        s.prompt_version,
        s.model_name,
        l.label_name

),

slice_sizes as (

    select
        event_date,
        application,
        route,
        tenant_id,
        prompt_name,
        prompt_version,
        model_name,
        count(*) as request_count
    from slices
    group by event_date, application, route, tenant_id, prompt_name, prompt_version, model_name

),

label_names as (

    select distinct
        event_date,
        application,
        label_name
    from labelled

)

select
    z.event_date,
    z.application,
    z.route,
    z.tenant_id,
    z.prompt_name,
    z.prompt_version,
    z.model_name,
    n.label_name,
    z.request_count,
    coalesce(l.labelled_request_count, 0) as labelled_request_count,
    coalesce(l.label_count, 0) as label_count
from slice_sizes as z
inner join label_names as n
    on z.event_date = n.event_date and z.application = n.application
left join labelled as l
    on
        z.event_date = l.event_date
        and z.application = l.application
        and z.route = l.route
        and z.tenant_id = l.tenant_id
        and z.prompt_name = l.prompt_name
        and z.prompt_version = l.prompt_version
        and z.model_name = l.model_name
        and n.label_name = l.label_name
