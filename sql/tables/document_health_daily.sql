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
    bad_request_count   bigint not null comment 'Of request_count, requests that went bad'
)
using delta
partitioned by (event_date)
comment 'One row per day, index and document.'
tblproperties (
    'lakeglass.key' = 'event_date, index_name, document_id',
    'delta.dataSkippingStatsColumns' = 'index_name, document_id'
)
