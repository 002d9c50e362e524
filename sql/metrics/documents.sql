-- sql/metrics/documents.sql: what is measured of every retrieved document
-- grain: one row per document a search returned      reads: retrieved_documents, retrievals, document_states (a view)
-- Columns as in requests.sql. Stale: the same index returned a newer state of the document before, within 14
-- days up to the end of the day (retrieval_daily compares search by search). A document without id has no state.
with

newest as (

    select
        d.event_date,
        d.index_name,
        d.document_id,
        max(b.updated_at) as newest_updated_at
    from document_states as d
    inner join document_states as b
        on
            d.index_name = b.index_name
            and d.document_id = b.document_id
            and b.event_date between date_sub(d.event_date, 14) and d.event_date
    group by d.event_date, d.index_name, d.document_id

)

select
    retrieved_documents.event_date,
    date_trunc('hour', retrievals.started_at) as hour_start,
    retrieved_documents.trace_id,
    retrieved_documents.route as slice_route,
    retrieved_documents.index_name as slice_index_name,
    retrieved_documents.dataset_version as slice_dataset_version,
    retrieved_documents.document_updated_at < newest.newest_updated_at as is_stale_document
from retrieved_documents
join retrievals
    on
        retrieved_documents.event_date = retrievals.event_date
        and retrieved_documents.trace_id = retrievals.trace_id
        and retrieved_documents.span_id = retrievals.span_id
left join newest
    on
        retrieved_documents.event_date = newest.event_date
        and coalesce(retrieved_documents.index_name, 'unknown') = newest.index_name
        and retrieved_documents.document_id = newest.document_id
