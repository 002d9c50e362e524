-- sql/views/returned_documents.sql: every document a search returned, and whether its state was an old one
-- grain: one row per event_date, trace_id, span_id, rank      reads: retrieved_documents, retrievals, document_states (a view)
-- A document is stale when the same index returned it before in a newer state, on the day or one of the 14 days before
-- it. States are compared by document_updated_at; where that was not sent, by document_version, runs of digits as
-- numbers (v9 comes before v10). A document without id or without both is never stale. Nothing is known of a document
-- that the index returned for the first time in 14 days.
with

documents as (

    select
        event_date,
        trace_id,
        span_id,
        rank,
        coalesce(index_name, 'unknown') as index_name,
        document_id,
        score,
        document_version,
        document_updated_at,
        regexp_replace(
            regexp_replace(document_version, '([0-9]+)', '00000000000000000000$1'), '[0-9]*([0-9]{20})', '$1'
        ) as version_order,
        coalesce(is_in_prompt, false) as is_in_prompt,
        is_in_prompt is not null as is_prompt_known,
        content_minhash
    from retrieved_documents

),

searches as (

    select
        event_date,
        trace_id,
        span_id,
        started_at
    from retrievals

),

newest_before_day as (

    select
        d.event_date,
        d.index_name,
        d.document_id,
        max(b.updated_at) as updated_at,
        max(b.version_order) as version_order
    from document_states as d
    inner join document_states as b
        on
            d.index_name = b.index_name
            and d.document_id = b.document_id
            and b.event_date between date_sub(d.event_date, 14) and date_sub(d.event_date, 1)
    group by d.event_date, d.index_name, d.document_id

),

seen_so_far as (

    select
        d.*,
        max(d.document_updated_at) over earlier as newest_updated_at,
        max(d.version_order) over earlier as newest_version_order
    from documents as d
    left join searches as s
        on d.event_date = s.event_date and d.trace_id = s.trace_id and d.span_id = s.span_id
    window earlier as (
        partition by d.event_date, d.index_name, d.document_id
        order by s.started_at
        range between unbounded preceding and current row
    )

)

select
    s.event_date,
    s.trace_id,
    s.span_id,
    s.rank,
    s.index_name,
    s.document_id,
    s.score,
    s.document_version,
    s.document_updated_at,
    s.version_order,
    s.is_in_prompt,
    s.is_prompt_known,
    s.content_minhash,
    s.document_id <> 'unknown'
    and coalesce(
        case
            when s.document_updated_at is not null
                then s.document_updated_at < greatest(s.newest_updated_at, b.updated_at)
            else s.version_order < greatest(s.newest_version_order, b.version_order)
        end,
        false
    ) as is_stale
from seen_so_far as s
left join newest_before_day as b
    on s.event_date = b.event_date and s.index_name = b.index_name and s.document_id = b.document_id
