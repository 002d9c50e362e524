create table if not exists check_trust_daily (
    event_date            date not null   comment 'UTC date of the requests; partition column',
    check_name            string not null comment 'Name of the check',
    judged_count          bigint not null comment 'Requests with a model call on which the check passed or failed',
    failed_count          bigint not null comment 'Of these, requests with a call on which it failed',
    reviewed_count        bigint not null comment 'Of judged_count, requests of which reviewers said within 14 days whether they have the fault the check looks for',
    failed_fault_count    bigint not null comment 'Reviewed requests that failed and have the fault',
    failed_sound_count    bigint not null comment 'Reviewed requests that failed and have it not: false alarms',
    passed_fault_count    bigint not null comment 'Reviewed requests that passed and have the fault: misses',
    passed_sound_count    bigint not null comment 'Reviewed requests that passed and have it not'
)
using delta
partitioned by (event_date)
comment 'One row per day and check: what reviewers say of its verdicts. Counts add up over days.'
tblproperties (
    'lakeglass.key' = 'event_date, check_name',
    'delta.dataSkippingStatsColumns' = 'check_name'
)
