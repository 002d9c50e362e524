-- sql/marts/quality_daily.sql: how often answers were bad, checks failed and people complained, per slice
-- grain: one row per event_date, slice_key, slice_value, indicator      reads: request_outcomes, output_checks, labels
--
-- Denominators (applicable_count); what is not in them is counted as not applicable, never as good:
--   is_bad                   every request
--   is_error                 requests whose entry span arrived; of an incomplete one nobody knows how it ended
--   check:NAME               model calls on which the check passed or failed
--   label:thumb_down         requests with a thumb, up or down
--   label:low_rating         requests with a rating
--   label:escalation, label:retry, label:second_search, label:correction
--                            requests of an application that received feedback of any kind about the day's requests: people
--                            who are content do nothing, but an application that sends no feedback is not content
--   label:NAME of a reviewer requests a reviewer or judge gave that label, whatever its value; only where there is one
-- What counts as a hit is decided in request_outcomes. The interval is Wilson's score interval with z = 1.959963984540054
-- (E. B. Wilson, J. Am. Stat. Assoc. 22 (1927) 209-212); it takes requests as independent.
with

outcomes as (

    select
        event_date,
        trace_id,
        application,
        coalesce(route, 'unknown') as route,
        coalesce(concat(prompt_name, '@', coalesce(prompt_version, 'unknown')), 'unknown') as prompt_version,
        coalesce(model_name, 'unknown') as model_name,
        coalesce(tenant_id, 'unknown') as tenant_id,
        coalesce(concat(application, '@', release), 'unknown') as release,
        status,
        is_bad,
        bad_reasons,
        label_count,
        thumb_up_count + thumb_down_count as thumb_count,
        lowest_rating
    from request_outcomes

),

checks as (

    select
        event_date,
        trace_id,
        application,
        coalesce(route, 'unknown') as route,
        coalesce(concat(prompt_name, '@', coalesce(prompt_version, 'unknown')), 'unknown') as prompt_version,
        coalesce(model_name, 'unknown') as model_name,
        coalesce(tenant_id, 'unknown') as tenant_id,
        check_name,
        verdict
    from output_checks

),

review_labels as (

    select
        event_date,
        trace_id,
        name
    from labels
    where
        kind = 'review'
        and trace_id is not null
        and name not in ('thumb', 'rating', 'correction', 'retry', 'copy', 'edit', 'escalation', 'second_search')

),

feedback_senders as (

    select
        event_date,
        application,
        max(label_count) > 0 as has_feedback
    from outcomes
    group by event_date, application

),

-- Requests and calls are counted once per combination of dimensions; only those few rows are spread over the slices.
request_counts as (

    select
        o.event_date,
        o.application,
        o.route,
        o.prompt_version,
        o.model_name,
        o.tenant_id,
        o.release,
        count(*) as request_count,
        count_if(o.is_bad) as bad_count,
        count_if(o.status <> 'incomplete') as ended_count,
        count_if(o.status = 'error') as error_count,
        count_if(o.thumb_count > 0) as thumb_count,
        count_if(array_contains(o.bad_reasons, 'label:thumb_down')) as thumb_down_count,
        count_if(o.lowest_rating is not null) as rated_count,
        count_if(array_contains(o.bad_reasons, 'label:low_rating')) as low_rating_count,
        count_if(s.has_feedback) as watched_count,
        count_if(array_contains(o.bad_reasons, 'label:escalation')) as escalation_count,
        count_if(array_contains(o.bad_reasons, 'label:retry')) as retry_count,
        count_if(array_contains(o.bad_reasons, 'label:second_search')) as second_search_count,
        count_if(array_contains(o.bad_reasons, 'label:correction')) as correction_count
    from outcomes as o
    inner join feedback_senders as s
        on o.event_date = s.event_date and o.application = s.application
    group by o.event_date, o.application, o.route, o.prompt_version, o.model_name, o.tenant_id, o.release

),

request_indicators as (

    select
        event_date,
        application,
        route,
        prompt_version,
        model_name,
        tenant_id,
        release,
        indicator,
        'request' as unit,
        applicable_count,
        hit_count,
        request_count - applicable_count as not_applicable_count,
        cast(0 as bigint) as errored_count
    from request_counts
    lateral view stack(
        8,
        'is_bad', request_count, bad_count,
        'is_error', ended_count, error_count,
        'label:thumb_down', thumb_count, thumb_down_count,
        'label:low_rating', rated_count, low_rating_count,
        'label:escalation', watched_count, escalation_count,
        'label:retry', watched_count, retry_count,
        'label:second_search', watched_count, second_search_count,
        'label:correction', watched_count, correction_count
    ) as indicator, applicable_count, hit_count

),

reviews as (

    select
        o.event_date,
        o.trace_id,
        o.application,
        o.route,
        o.prompt_version,
        o.model_name,
        o.tenant_id,
        o.release,
        concat('label:', l.name) as indicator,
        array_contains(o.bad_reasons, concat('label:', l.name)) as is_hit
    from outcomes as o
    inner join review_labels as l
        on o.trace_id = l.trace_id and l.event_date between o.event_date and date_add(o.event_date, 14)
    group by
        o.event_date,
        o.trace_id,
        o.application,
        o.route,
        o.prompt_version,
        o.model_name,
        o.tenant_id,
        o.release,
        concat('label:', l.name),
        array_contains(o.bad_reasons, concat('label:', l.name))

),

review_names as (

    select distinct
        event_date,
        indicator
    from reviews

),

review_counts as (

    select
        event_date,
        application,
        route,
        prompt_version,
        model_name,
        tenant_id,
        release,
        indicator,
        count(*) as applicable_count,
        count_if(is_hit) as hit_count
    from reviews
    group by event_date, application, route, prompt_version, model_name, tenant_id, release, indicator

),

review_indicators as (

    select
        r.event_date,
        r.application,
        r.route,
        r.prompt_version,
        r.model_name,
        r.tenant_id,
        r.release,
        n.indicator,
        'request' as unit,
        coalesce(c.applicable_count, 0) as applicable_count,
        coalesce(c.hit_count, 0) as hit_count,
        r.request_count - coalesce(c.applicable_count, 0) as not_applicable_count,
        cast(0 as bigint) as errored_count
    from request_counts as r
    inner join review_names as n
        on r.event_date = n.event_date
    left join review_counts as c
        on
            r.event_date = c.event_date
            and r.application = c.application
            and r.route = c.route
            and r.prompt_version = c.prompt_version
            and r.model_name = c.model_name
            and r.tenant_id = c.tenant_id
            and r.release = c.release
            and n.indicator = c.indicator

),

check_indicators as (

    select
        c.event_date,
        c.application,
        c.route,
        c.prompt_version,
        c.model_name,
        c.tenant_id,
        coalesce(o.release, 'unknown') as release,
        concat('check:', c.check_name) as indicator,
        'model_call' as unit,
        count_if(c.verdict in ('pass', 'fail')) as applicable_count,
        count_if(c.verdict = 'fail') as hit_count,
        count_if(c.verdict = 'not_applicable') as not_applicable_count,
        count_if(c.verdict = 'error') as errored_count
    from checks as c
    left join outcomes as o
        on c.event_date = o.event_date and c.trace_id = o.trace_id
    group by
        c.event_date,
        c.application,
        c.route,
        c.prompt_version,
        c.model_name,
        c.tenant_id,
        coalesce(o.release, 'unknown'),
        concat('check:', c.check_name)

),

indicators as (

    select
        event_date,
        application,
        route,
        prompt_version,
        model_name,
        tenant_id,
        release,
        indicator,
        unit,
        applicable_count,
        hit_count,
        not_applicable_count,
        errored_count
    from request_indicators
    union all
    select
        event_date,
        application,
        route,
        prompt_version,
        model_name,
        tenant_id,
        release,
        indicator,
        unit,
        applicable_count,
        hit_count,
        not_applicable_count,
        errored_count
    from review_indicators
    union all
    select
        event_date,
        application,
        route,
        prompt_version,
        model_name,
        tenant_id,
        release,
        indicator,
        unit,
        applicable_count,
        hit_count,
        not_applicable_count,
        errored_count
    from check_indicators

),

slices as (

    select
        event_date,
        slice_key,
        slice_value,
        indicator,
        unit,
        sum(applicable_count) as applicable_count,
        sum(hit_count) as hit_count,
        sum(not_applicable_count) as not_applicable_count,
        sum(errored_count) as errored_count
    from indicators
    lateral view stack(
        7,
        'all', 'all',
        'application', application,
        'route', route,
        'prompt_version', prompt_version,
        'model_name', model_name,
        'tenant_id', tenant_id,
        'release', release
    ) as slice_key, slice_value
    group by event_date, slice_key, slice_value, indicator, unit

),

ratios as (

    select
        event_date,
        slice_key,
        slice_value,
        indicator,
        unit,
        applicable_count,
        hit_count,
        not_applicable_count,
        errored_count,
        cast(nullif(applicable_count, 0) as double) as n,
        hit_count / cast(nullif(applicable_count, 0) as double) as p,
        1.959963984540054e0 as z
    from slices

),

intervals as (

    select
        event_date,
        slice_key,
        slice_value,
        indicator,
        unit,
        applicable_count,
        hit_count,
        not_applicable_count,
        errored_count,
        p,
        (p + z * z / (2 * n)) / (1 + z * z / n) as center,
        z * sqrt(p * (1 - p) / n + z * z / (4 * n * n)) / (1 + z * z / n) as half_width
    from ratios

)

select
    event_date,
    slice_key,
    slice_value,
    indicator,
    unit,
    applicable_count,
    hit_count,
    not_applicable_count,
    errored_count,
    p as hit_ratio,
    case
        when p = 0 then cast(0 as double)
        when p is not null then greatest(cast(0 as double), center - half_width)
    end as hit_ratio_lower,
    case
        when p = 1 then cast(1 as double)
        when p is not null then least(cast(1 as double), center + half_width)
    end as hit_ratio_upper
from intervals
