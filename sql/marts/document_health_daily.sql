-- sql/marts/document_health_daily.sql: what each document of an index did on a day, and in which state it was returned
-- grain: one row per event_date, index_name, document_id      reads: returned_documents (a view), request_outcomes
-- Near duplicates are looked for among the documents that the index returned on the day. Their sketches (content_minhash:
-- 64 values of two bytes) are cut into 16 bands of four values; within each band documents with equal bytes are compared
-- with the first of them by id, and the first with the last, so that a thousand copies cost a thousand comparisons. The
-- similarity is the share of the 64 values that are equal, an estimate of the Jaccard similarity of the runs of three words
-- with a standard error of 0.05 at 0.8.
with

sketches as (

    select
        event_date,
        index_name,
        document_id,
        max_by(content_minhash, struct(document_updated_at, version_order, content_minhash)) as sketch
    from returned_documents
    where document_id <> 'unknown' and content_minhash is not null
    group by event_date, index_name, document_id

),

bands as (

    select
        event_date,
        index_name,
        document_id,
        sketch,
        struct(document_id, sketch) as document,
        band,
        substring(sketch, 8 * band + 1, 8) as band_values
    from sketches
    lateral view explode(sequence(0, 15)) as band

),

alike as (

    select
        event_date,
        index_name,
        document_id,
        sketch,
        case when first_document.document_id = document_id then last_document else first_document end as other
    from (
        select
            event_date,
            index_name,
            document_id,
            sketch,
            min(document) over same_band as first_document,
            max(document) over same_band as last_document
        from bands
        window same_band as (partition by event_date, index_name, band, band_values)
    )
    where first_document.document_id <> last_document.document_id

),

near_duplicates as (

    select
        event_date,
        index_name,
        document_id,
        max(struct(similarity, other_id)) as nearest
    from (
        select
            event_date,
            index_name,
            document_id,
            other.document_id as other_id,
            aggregate(
                sequence(0, 63),
                0,
                (equal, place) -> equal
                    + if(substring(sketch, 2 * place + 1, 2) = substring(other.sketch, 2 * place + 1, 2), 1, 0)
            ) / cast(64 as double) as similarity
        from alike
        group by event_date, index_name, document_id, sketch, other
    )
    where similarity >= 0.8
    group by event_date, index_name, document_id

),

outcomes as (

    select
        event_date,
        trace_id,
        is_bad
    from request_outcomes

),

judged as (

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
        d.is_stale,
        coalesce(o.is_bad, false) as is_bad
    from returned_documents as d
    left join outcomes as o
        on d.event_date = o.event_date and d.trace_id = o.trace_id

)

select
    j.event_date,
    j.index_name,
    j.document_id,
    count(*) as retrieved_count,
    count(distinct j.trace_id) as request_count,
    count_if(j.rank = 1) as first_rank_count,
    count_if(j.is_in_prompt) as prompt_count,
    count_if(j.is_stale) as stale_count,
    try_divide(cast(sum(try_cast(j.score as decimal(28,9))) as double), count(j.score)) as mean_score,
    max_by(j.document_version, j.version_order) as document_version,
    max(j.document_updated_at) as document_updated_at,
    count(distinct case when j.is_bad then j.trace_id end) as bad_request_count,
    count(distinct case when j.rank = 1 then j.trace_id end) as first_rank_request_count,
    count(distinct case when j.rank = 1 and j.is_bad then j.trace_id end) as first_rank_bad_request_count,
    max(n.nearest.other_id) as near_duplicate_id,
    max(n.nearest.similarity) as near_duplicate_similarity
from judged as j
left join near_duplicates as n
    on j.event_date = n.event_date and j.index_name = n.index_name and j.document_id = n.document_id
group by j.event_date, j.index_name, j.document_id
