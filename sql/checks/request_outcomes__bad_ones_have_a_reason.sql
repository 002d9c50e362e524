-- severity: fail
-- sql/checks/request_outcomes__bad_ones_have_a_reason.sql: a row here is bad without a reason, or not bad in spite of
-- one
select
    event_date,
    trace_id,
    is_bad,
    bad_reasons
from request_outcomes
where is_bad <> (size(bad_reasons) > 0)
