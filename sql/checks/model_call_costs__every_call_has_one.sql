-- severity: fail
-- sql/checks/model_call_costs__every_call_has_one.sql: a row here is a call without a cost row or a cost row without
-- a call; a search of a reranker is no row of outputs
select
    coalesce(o.event_date, c.event_date) as event_date,
    coalesce(o.trace_id, c.trace_id) as trace_id,
    coalesce(o.span_id, c.span_id) as span_id,
    case when c.span_id is null then 'model_call_costs' else 'outputs' end as missing_from
from outputs as o
full outer join model_call_costs as c
    on o.event_date = c.event_date and o.trace_id = c.trace_id and o.span_id = c.span_id
where (o.span_id is null and c.operation <> 'rerank') or c.span_id is null
