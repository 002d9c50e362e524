-- sql/marts/signal_coverage_daily.sql: which signals an application sends, so that a gap in a report can be told from a zero
-- grain: one row per event_date, application, route, signal      reads: requests, request_outcomes
-- Every signal has a row, also where no request lacks it. feedback is covered if at least one label named the request
-- on its day or the 14 days after it, so its share is never 1 in practice and still grows for two weeks.
-- call_span, call_log and call_span_and_log tell which sources know the model calls: of the requests with a model call
-- those of whose calls every one has a span, a record of the provider or gateway, and both. A route without model calls
-- has no rows of these.
with

observed as (

    select
        r.event_date,
        r.application,
        coalesce(r.route, 'unknown') as route,
        r.model_call_count > 0 as has_model_call,
        array_compact(
            concat(
                r.missing_signals,
                array(
                    if(coalesce(o.label_count, 0) > 0, null, 'feedback'),
                    if(r.traced_call_count = r.model_call_count, null, 'call_span'),
                    if(r.logged_call_count = r.model_call_count, null, 'call_log'),
                    if(least(r.traced_call_count, r.logged_call_count) = r.model_call_count, null, 'call_span_and_log')
                )
            )
        ) as missing_signals
    from requests as r
    left join request_outcomes as o
        on r.event_date = o.event_date and r.trace_id = o.trace_id

),

expected as (

    select
        event_date,
        application,
        route,
        signal,
        array_contains(missing_signals, signal) as is_missing
    from observed
    lateral view explode(
        array(
            'entry_span', 'route', 'tenant', 'user', 'session', 'prompt_version', 'token_counts', 'output',
            'retrieved_documents', 'parent_spans', 'feedback', 'call_span', 'call_log', 'call_span_and_log'
        )
    ) as signal
    where has_model_call or signal not in ('call_span', 'call_log', 'call_span_and_log')

)

select
    event_date,
    application,
    route,
    signal,
    count(*) as request_count,
    count_if(not is_missing) as covered_count,
    cast(count_if(not is_missing) / count(*) as double) as covered_ratio
from expected
group by event_date, application, route, signal
