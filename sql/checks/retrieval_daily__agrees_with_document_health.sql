-- severity: fail
-- sql/checks/retrieval_daily__agrees_with_document_health.sql: an index here returned other documents, or staler
-- ones, than its documents say
with

by_search as (

    select
        event_date,
        index_name,
        sum(document_count) as document_count,
        sum(stale_document_count) as stale_count,
        sum(prompt_document_count) as prompt_count
    from retrieval_daily
    group by event_date, index_name

),

by_document as (

    select
        event_date,
        index_name,
        sum(retrieved_count) as document_count,
        sum(stale_count) as stale_count,
        sum(prompt_count) as prompt_count
    from document_health_daily
    group by event_date, index_name

)

select
    coalesce(s.event_date, d.event_date) as event_date,
    coalesce(s.index_name, d.index_name) as index_name,
    s.document_count,
    d.document_count as document_count_by_document,
    s.stale_count,
    d.stale_count as stale_count_by_document
from by_search as s
full outer join by_document as d
    on s.event_date = d.event_date and s.index_name = d.index_name
where
    coalesce(s.document_count, 0) <> coalesce(d.document_count, 0)
    or coalesce(s.stale_count, 0) <> coalesce(d.stale_count, 0)
    or coalesce(s.prompt_count, 0) <> coalesce(d.prompt_count, 0)
