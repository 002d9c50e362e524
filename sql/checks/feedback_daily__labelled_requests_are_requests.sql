-- severity: fail
-- sql/checks/feedback_daily__labelled_requests_are_requests.sql: a row here labelled more requests than there were,
-- or more requests than labels
select
    event_date,
    application,
    route,
    label_name,
    request_count,
    labelled_request_count,
    label_count
from feedback_daily
where
    request_count < 1
    or labelled_request_count not between 0 and request_count
    or label_count < labelled_request_count
