-- sql/marts/retrieval_daily.sql: searches, their attempts, failures and what they returned
-- grain: one row per event_date, index_name, dataset_version, route      reads: retrievals, returned_documents (a view), request_outcomes
-- empty_count leaves failed searches out: they say nothing about the index. The 95th percentile has a rank error of at
-- most 0.01 %; failed and cached searches are part of it, for people waited for them too. What is low and slow is told
-- from successful, uncached searches of the same index in the 14 days before, so that the day judged has no part in it.
with

searches as (

    select
        event_date,
        trace_id,
        span_id,
        started_at,
        coalesce(index_name, 'unknown') as index_name,
        coalesce(dataset_version, 'unknown') as dataset_version,
        coalesce(route, 'unknown') as route,
        document_count,
        top_score,
        attempt_number,
        is_cache_hit,
        duration_ms,
        is_error
    from retrievals

),

limits as (

    select
        d.event_date,
        d.index_name,
        case when count(b.top_score) >= 100 then percentile_approx(b.top_score, 0.05, 10000) end as low_score,
        case when count(*) >= 100 then percentile_approx(b.duration_ms, 0.95, 10000) end as slow_ms
    from (select distinct event_date, index_name from searches) as d
    inner join searches as b
        on
            d.index_name = b.index_name
            and b.event_date between date_sub(d.event_date, 14) and date_sub(d.event_date, 1)
    where not b.is_error and not b.is_cache_hit
    group by d.event_date, d.index_name

),

outcomes as (

    select
        event_date,
        trace_id,
        is_bad
    from request_outcomes

),

documents_by_search as (

    select
        event_date,
        trace_id,
        span_id,
        count(*) as document_count,
        count_if(is_in_prompt) as prompt_document_count,
        not max(is_in_prompt) and max(is_prompt_known) as is_unused,
        count_if(document_id <> 'unknown')
        - count(distinct case when document_id <> 'unknown' then document_id end) as repeated_document_count,
        count_if(is_stale) as stale_document_count
    from returned_documents
    group by event_date, trace_id, span_id

)

select
    s.event_date,
    s.index_name,
    s.dataset_version,
    s.route,
    count(*) as search_count,
    count(distinct s.trace_id) as request_count,
    count_if(s.attempt_number > 1) as retry_count,
    count(distinct case when s.attempt_number > 1 then s.trace_id end) as retried_request_count,
    count_if(s.is_error) as error_count,
    count_if(not s.is_error and s.document_count = 0) as empty_count,
    count_if(s.is_cache_hit) as cache_hit_count,
    coalesce(sum(s.document_count), 0) as document_count,
    coalesce(sum(d.stale_document_count), 0) as stale_document_count,
    coalesce(sum(d.prompt_document_count), 0) as prompt_document_count,
    try_divide(cast(sum(try_cast(s.top_score as decimal(28,9))) as double), count(s.top_score)) as mean_top_score,
    try_divide(cast(sum(try_cast(s.duration_ms as decimal(28,9))) as double), count(s.duration_ms)) as mean_duration_ms,
    percentile_approx(s.duration_ms, 0.95, 10000) as p95_duration_ms,
    case
        when max(l.low_score) is not null then count_if(not s.is_error and coalesce(s.top_score < l.low_score, false))
    end as low_score_count,
    case
        when max(l.slow_ms) is not null then count_if(not s.is_error and not s.is_cache_hit and s.duration_ms > l.slow_ms)
    end as slow_count,
    coalesce(sum(d.repeated_document_count), 0) as repeated_document_count,
    count_if(coalesce(d.is_unused, false)) as unused_search_count,
    count(distinct case when s.attempt_number > 3 then s.trace_id end) as retry_storm_request_count,
    count_if(s.is_cache_hit and coalesce(d.stale_document_count > 0, false)) as old_cache_hit_count,
    count(distinct case when o.is_bad then s.trace_id end) as bad_request_count
from searches as s
left join documents_by_search as d
    on s.event_date = d.event_date and s.trace_id = d.trace_id and s.span_id = d.span_id
left join limits as l
    on s.event_date = l.event_date and s.index_name = l.index_name
left join outcomes as o
    on s.event_date = o.event_date and s.trace_id = o.trace_id
group by s.event_date, s.index_name, s.dataset_version, s.route
