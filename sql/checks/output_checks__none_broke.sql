-- severity: warn
-- sql/checks/output_checks__none_broke.sql: a check here failed to judge: the check is at fault, not the answer
select
    event_date,
    check_name,
    check_version,
    reason,
    count(*) as call_count,
    min(trace_id) as example_trace_id
from output_checks
where verdict = 'error'
group by event_date, check_name, check_version, reason
