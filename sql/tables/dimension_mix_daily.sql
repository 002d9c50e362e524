create table if not exists dimension_mix_daily (
    event_date    date not null   comment 'UTC date of the earliest span of the trace; partition column',
    slice_key     string not null comment 'Dimension of the slice: all, application, release, route, tenant_id, model_name, prompt_name, prompt_version, index_name or dataset_version',
    slice_value   string not null comment 'Value of the slice; releases are application@release, prompt versions prompt_name@prompt_version',
    dimension     string not null comment 'Dimension of its requests: one of the slice keys, or "feature flag " and the name of a flag',
    value         string not null comment 'Value that the requests had there; requests without a value are not counted',
    request_count bigint not null comment 'Requests'
)
using delta
partitioned by (event_date)
comment 'One row per day, slice, dimension and value: what the requests of a slice looked like, to name what changed in it.'
tblproperties (
    'lakeglass.key' = 'event_date, slice_key, slice_value, dimension, value',
    'delta.dataSkippingStatsColumns' = 'slice_key, slice_value, dimension'
)
