create table if not exists document_health_daily (
    event_date          date not null   comment 'UTC date; partition column',
    index_name          string not null comment 'Index; "unknown" if not sent',
    document_id         string not null comment 'Document',
    retrieved_count     bigint not null comment 'Times it was returned',
    request_count       bigint not null comment 'Requests it was returned to',
    first_rank_count    bigint not null comment 'Times it was returned first',
    prompt_count        bigint not null comment 'Times a model call then received it',
    stale_count         bigint not null comment 'Times it was returned in an older state than the same index returned before, within 14 days',
    mean_score          double          comment 'Mean score; null if not scored',
    document_version    string          comment 'Newest version returned on the day; null if not sent',
    document_updated_at timestamp       comment 'Newest change date returned on the day; null if not sent',
    bad_request_count   bigint not null comment 'Of request_count, requests that went bad',
    first_rank_request_count bigint not null comment 'Requests in which a search returned it first',
    first_rank_bad_request_count bigint not null comment 'Of first_rank_request_count, requests that went bad; the quality page tests them against the other requests of the index',
    near_duplicate_id   string          comment 'The document most like it among those the index returned on the day, if it shares 80 % of their runs of three words; null if none',
    near_duplicate_similarity double    comment 'Estimated share of runs of three words the two have in common (Jaccard, MinHash of 64 values, standard error 0.05 at 0.8); null if none'
)
using delta
partitioned by (event_date)
comment 'One row per day, index and document.'
tblproperties (
    'lakeglass.key' = 'event_date, index_name, document_id',
    'delta.dataSkippingStatsColumns' = 'index_name, document_id'
)
