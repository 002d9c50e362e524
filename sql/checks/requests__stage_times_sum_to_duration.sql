-- severity: fail
-- sql/checks/requests__stage_times_sum_to_duration.sql: a row here has time of its critical path that is counted
-- twice or lost
select
    event_date,
    trace_id,
    duration_ms,
    model_ms + retrieval_ms + tool_ms + other_ms as stages_ms
from requests
where
    abs(model_ms + retrieval_ms + tool_ms + other_ms - duration_ms) > 1e-6
    or least(model_ms, retrieval_ms, tool_ms, other_ms, duration_ms) < 0
