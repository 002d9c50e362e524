create table if not exists metric_sketches_daily (
    event_date            date not null   comment 'UTC date of the requests; partition column',
    metric_name           string not null comment 'What was measured, for example output_tokens or check:valid_json',
    metric_kind           string not null comment 'numeric, boolean (0 or 1) or categorical',
    slice_key             string not null comment 'Dimension: all, application, route, prompt_name, prompt_version, model_name, tenant_id, release, index_name or dataset_version',
    slice_value           string not null comment 'Value of the dimension; "all" for all',
    value_count           bigint not null comment 'Values seen',
    null_count            bigint not null comment 'Calls or requests without a value',
    value_sum             double          comment 'Sum of the values; null for categorical metrics',
    squared_deviation_sum double          comment 'Sum of squared deviations from the mean; null for categorical metrics',
    value_min             double          comment 'Smallest value; null for categorical metrics or if there is none',
    value_max             double          comment 'Largest value; null for categorical metrics or if there is none',
    quantile_sketch       binary          comment 'KLL sketch of doubles (Apache DataSketches); null unless the metric is numeric',
    item_counts           map<string,bigint> comment 'Value -> count for categorical metrics, rare values summed under "(other)"; null otherwise'
)
using delta
partitioned by (event_date)
comment 'One row per day, metric and slice: the hours of metric_sketches merged, so that a look-back reads one state a day.'
tblproperties (
    'lakeglass.key' = 'event_date, metric_name, slice_key, slice_value',
    'delta.dataSkippingStatsColumns' = 'metric_name, slice_key, slice_value'
)
