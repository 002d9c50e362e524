-- severity: fail
-- sql/checks/prompts__every_prompt_has_its_output.sql: a row here is a prompt without an output or an output without
-- a prompt
select
    coalesce(p.event_date, o.event_date) as event_date,
    coalesce(p.trace_id, o.trace_id) as trace_id,
    coalesce(p.span_id, o.span_id) as span_id,
    case when p.span_id is null then 'prompts' else 'outputs' end as missing_from
from prompts as p
full outer join outputs as o
    on p.event_date = o.event_date and p.trace_id = o.trace_id and p.span_id = o.span_id
where p.span_id is null or o.span_id is null
