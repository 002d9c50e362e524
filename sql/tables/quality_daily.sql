create table if not exists quality_daily (
    event_date           date not null   comment 'UTC date of the requests; partition column',
    slice_key            string not null comment 'Dimension: all, application, route, prompt_version (name@version), model_name, tenant_id or release (application@release)',
    slice_value          string not null comment 'Value of the dimension; "all" for all, "unknown" where it was not sent',
    indicator            string not null comment 'is_bad, is_error, check:name for failed checks, or label:name for feedback',
    unit                 string not null comment 'What is counted: request or model_call',
    applicable_count     bigint not null comment 'Requests or calls the indicator could judge: the denominator',
    hit_count            bigint not null comment 'Of these, how many were bad, failed or were labelled so',
    not_applicable_count bigint not null comment 'Requests or calls the indicator does not apply to',
    errored_count        bigint not null comment 'Calls whose check itself failed; in neither count',
    hit_ratio            double          comment 'hit_count / applicable_count, 0 to 1; null if nothing was applicable',
    hit_ratio_lower      double          comment 'Lower end of the 95 % Wilson score interval; null if nothing was applicable',
    hit_ratio_upper      double          comment 'Upper end of the 95 % Wilson score interval; null if nothing was applicable'
)
using delta
partitioned by (event_date)
comment 'One row per day, slice and indicator.'
tblproperties (
    'lakeglass.key' = 'event_date, slice_key, slice_value, indicator',
    'delta.dataSkippingStatsColumns' = 'slice_key, slice_value, indicator'
)
