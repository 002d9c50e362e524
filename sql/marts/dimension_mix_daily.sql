-- sql/marts/dimension_mix_daily.sql: what the requests of a slice looked like, to name what changed in it and to
-- see which slices overlap
-- grain: one row per event_date, slice_key, slice_value, dimension, value      reads: requests, retrievals
with

searches as (

    select
        event_date,
        trace_id,
        max(index_name) as index_name
    from retrievals
    group by event_date, trace_id

),

facts as (

    select
        requests.event_date,
        array(
            struct('all' as slice_key, 'all' as slice_value),
            struct('application' as slice_key, requests.application as slice_value),
            struct('release' as slice_key, requests.application || '@' || requests.release as slice_value),
            struct('route' as slice_key, requests.route as slice_value),
            struct('tenant_id' as slice_key, requests.tenant_id as slice_value),
            struct('model_name' as slice_key, requests.model_name as slice_value),
            struct('prompt_name' as slice_key, requests.prompt_name as slice_value),
            struct(
                'prompt_version' as slice_key, requests.prompt_name || '@' || requests.prompt_version as slice_value
            ),
            struct('index_name' as slice_key, searches.index_name as slice_value),
            struct('dataset_version' as slice_key, requests.dataset_version as slice_value)
        ) as slices,
        concat(
            array(
                struct('application' as dimension, requests.application as value),
                struct('release' as dimension, requests.application || '@' || requests.release as value),
                struct('route' as dimension, requests.route as value),
                struct('tenant_id' as dimension, requests.tenant_id as value),
                struct('model_name' as dimension, requests.model_name as value),
                struct('prompt_name' as dimension, requests.prompt_name as value),
                struct('prompt_version' as dimension, requests.prompt_name || '@' || requests.prompt_version as value),
                struct('index_name' as dimension, searches.index_name as value),
                struct('dataset_version' as dimension, requests.dataset_version as value)
            ),
            transform(
                map_entries(requests.feature_flags),
                flag -> struct('feature flag ' || flag.key as dimension, flag.value as value)
            )
        ) as dimensions
    from requests
    left join searches
        on requests.event_date = searches.event_date and requests.trace_id = searches.trace_id

),

sliced as (

    select
        event_date,
        explode(slices) as slice,
        dimensions
    from facts

),

pairs as (

    select
        event_date,
        slice,
        explode(dimensions) as dimension
    from sliced
    where slice.slice_value is not null

)

select
    event_date,
    slice.slice_key,
    slice.slice_value,
    dimension.dimension,
    dimension.value,
    count(*) as request_count
from pairs
where dimension.value is not null
group by event_date, slice.slice_key, slice.slice_value, dimension.dimension, dimension.value
