-- severity: fail
-- sql/checks/retrieved_documents__every_document_has_its_search.sql: a row here was returned by a search that is not
-- stored, or is missing from one that says it returned it
with

returned as (

    select
        event_date,
        trace_id,
        span_id,
        count(*) as document_count
    from retrieved_documents
    group by event_date, trace_id, span_id

)

select
    coalesce(s.event_date, d.event_date) as event_date,
    coalesce(s.trace_id, d.trace_id) as trace_id,
    coalesce(s.span_id, d.span_id) as span_id,
    s.document_count,
    d.document_count as stored_document_count
from retrievals as s
full outer join returned as d
    on s.event_date = d.event_date and s.trace_id = d.trace_id and s.span_id = d.span_id
where s.span_id is null or s.document_count <> coalesce(d.document_count, 0)
