create table if not exists retrieval_daily (
    event_date            date not null   comment 'UTC date; partition column',
    index_name            string not null comment 'Index; "unknown" if not sent',
    dataset_version       string not null comment 'Version of the indexed data set; "unknown" if not sent',
    route                 string not null comment 'Route of the request; "unknown" if not sent',
    search_count          bigint not null comment 'Search calls, attempts included',
    request_count         bigint not null comment 'Requests that searched',
    retry_count           bigint not null comment 'Search calls that repeat an earlier attempt',
    retried_request_count bigint not null comment 'Requests with at least one repeated search',
    error_count           bigint not null comment 'Search calls that failed',
    empty_count           bigint not null comment 'Successful searches without a document',
    cache_hit_count       bigint not null comment 'Searches answered from a cache',
    document_count        bigint not null comment 'Documents returned',
    stale_document_count  bigint not null comment 'Documents returned in an older state than the same index returned before, within 14 days',
    prompt_document_count bigint not null comment 'Documents returned that a model call then received',
    mean_top_score        double          comment 'Mean score of the first document; null if none was scored',
    mean_duration_ms      double          comment 'Mean wall time of a search, milliseconds',
    p95_duration_ms       double          comment '95th percentile of the wall time, milliseconds',
    low_score_count       bigint          comment 'Searches whose first document scores below the 5th percentile of the same index over the 14 days before; about 5 % are expected; null if fewer than 100 scored searches are known of these days',
    slow_count            bigint          comment 'Successful, uncached searches slower than the 95th percentile of the same index over the 14 days before; about 5 % are expected; null if fewer than 100 are known of these days',
    repeated_document_count bigint not null comment 'Documents that the same search had already returned',
    unused_search_count   bigint not null comment 'Searches that returned documents of which none reached a model call; 0 if prompts were not sent',
    retry_storm_request_count bigint not null comment 'Requests that tried a search four times or more',
    old_cache_hit_count   bigint not null comment 'Searches answered from a cache with at least one document in an older state than the index returned before: served past their age',
    bad_request_count     bigint not null comment 'Of request_count, requests that went bad'
)
using delta
partitioned by (event_date)
comment 'One row per day, index, data set version and route.'
tblproperties (
    'lakeglass.key' = 'event_date, index_name, dataset_version, route',
    'delta.dataSkippingStatsColumns' = 'index_name, dataset_version, route'
)
