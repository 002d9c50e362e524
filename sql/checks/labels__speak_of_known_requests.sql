-- severity: warn
-- sql/checks/labels__speak_of_known_requests.sql: feedback of a kind here named traces that no request of that day or
-- the 14 days before it has; a few are normal, many mean that ids get lost
with

known as (

    select distinct
        l.event_date,
        l.label_id
    from labels as l
    inner join requests as r
        on l.trace_id = r.trace_id and r.event_date between date_sub(l.event_date, 14) and l.event_date

)

select
    l.event_date,
    l.source_format,
    l.name,
    count(*) as label_count,
    min(l.trace_id) as example_trace_id
from labels as l
left join known as k
    on l.event_date = k.event_date and l.label_id = k.label_id
where k.label_id is null and l.trace_id is not null
group by l.event_date, l.source_format, l.name
