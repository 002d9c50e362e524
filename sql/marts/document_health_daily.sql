-- sql/marts/document_health_daily.sql: what each document of an index did on a day, and in which state it was returned
-- grain: one row per event_date, index_name, document_id      reads: retrieved_documents, retrievals, request_outcomes
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
        coalesce(is_in_prompt, false) as is_in_prompt
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

outcomes as (

    select
        event_date,
        trace_id,
        is_bad
    from request_outcomes

),

newest_by_day as (

    select
        event_date,
        index_name,
        document_id,
        max(document_updated_at) as updated_at,
        max(version_order) as version_order
    from documents
    where document_id <> 'unknown'
    group by event_date, index_name, document_id

),

newest_before_day as (

    select
        d.event_date,
        d.index_name,
        d.document_id,
        max(b.updated_at) as updated_at,
        max(b.version_order) as version_order
    from newest_by_day as d
    inner join newest_by_day as b
        on
            d.index_name = b.index_name
            and d.document_id = b.document_id
            and b.event_date between date_sub(d.event_date, 14) and date_sub(d.event_date, 1)
    group by d.event_date, d.index_name, d.document_id

),

seen_so_far as (

    select
        d.event_date,
        d.trace_id,
        d.rank,
        d.index_name,
        d.document_id,
        d.score,
        d.document_version,
        d.document_updated_at,
        d.version_order,
        d.is_in_prompt,
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

),

judged as (

    select
        s.event_date,
        s.trace_id,
        s.rank,
        s.index_name,
        s.document_id,
        s.score,
        s.document_version,
        s.document_updated_at,
        s.version_order,
        s.is_in_prompt,
        coalesce(o.is_bad, false) as is_bad,
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
    left join outcomes as o
        on s.event_date = o.event_date and s.trace_id = o.trace_id

)

select
    event_date,
    index_name,
    document_id,
    count(*) as retrieved_count,
    count(distinct trace_id) as request_count,
    count_if(rank = 1) as first_rank_count,
    count_if(is_in_prompt) as prompt_count,
    count_if(is_stale) as stale_count,
    try_divide(cast(sum(try_cast(score as decimal(28,9))) as double), count(score)) as mean_score,
    max_by(document_version, version_order) as document_version,
    max(document_updated_at) as document_updated_at,
    count(distinct case when is_bad then trace_id end) as bad_request_count
from judged
group by event_date, index_name, document_id
