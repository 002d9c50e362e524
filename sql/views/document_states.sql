-- sql/views/document_states.sql: in which state an index returned a document on a day
-- grain: one row per event_date, index_name, document_id      reads: retrieved_documents, document_health_daily
-- The newest of the day by document_updated_at and by document_version, its runs of digits as numbers (v9 comes before
-- v10). Of the days before the window that is judged, document_health_daily tells it, so that their documents are not read
-- again; :first_day is the first day of the window.
select
    event_date,
    index_name,
    document_id,
    max(document_updated_at) as updated_at,
    max(
        regexp_replace(
            regexp_replace(document_version, '([0-9]+)', '00000000000000000000$1'), '[0-9]*([0-9]{20})', '$1'
        )
    ) as version_order
from (
    select
        event_date,
        coalesce(index_name, 'unknown') as index_name,
        document_id,
        document_updated_at,
        document_version
    from retrieved_documents
    where event_date >= :first_day
    union all
    select
        event_date,
        index_name,
        document_id,
        document_updated_at,
        document_version
    from document_health_daily
    where event_date < :first_day
)
where document_id <> 'unknown'
group by event_date, index_name, document_id
