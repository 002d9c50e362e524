-- severity: fail
-- sql/checks/request_outcomes__holds_exactly_the_requests.sql: a row here is a request without an outcome or an
-- outcome without a request
select
    coalesce(r.event_date, o.event_date) as event_date,
    coalesce(r.trace_id, o.trace_id) as trace_id,
    case when o.trace_id is null then 'request_outcomes' else 'requests' end as missing_from
from requests as r
full outer join request_outcomes as o
    on r.event_date = o.event_date and r.trace_id = o.trace_id
where r.trace_id is null or o.trace_id is null
