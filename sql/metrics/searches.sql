-- sql/metrics/searches.sql: what is measured of every search
-- grain: one row per search call      reads: retrievals
-- Columns as in requests.sql.
select
    event_date,
    date_trunc('hour', started_at) as hour_start,
    trace_id,
    route as slice_route,
    tenant_id as slice_tenant_id,
    index_name as slice_index_name,
    dataset_version as slice_dataset_version,
    top_score as retrieval_top_score,
    attempt_number > 1 as is_retrieval_retry
from retrievals
