-- severity: fail
-- sql/checks/signal_coverage_daily__ratios_are_shares.sql: a row here covers requests that do not exist
select
    event_date,
    application,
    route,
    signal,
    request_count,
    covered_count,
    covered_ratio
from signal_coverage_daily
where
    covered_count not between 0 and request_count
    or covered_ratio not between 0 and 1
    or abs(covered_ratio * request_count - covered_count) > 1e-6
