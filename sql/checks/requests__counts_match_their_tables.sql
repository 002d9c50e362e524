-- severity: fail
-- sql/checks/requests__counts_match_their_tables.sql: a row here counts calls, searches, tools or spans that its
-- tables do not hold
with

counted as (

    select
        event_date,
        trace_id,
        span_count,
        model_call_count,
        retrieval_count,
        tool_call_count
    from requests

),

stored as (

    select event_date, trace_id, 1 as spans, 0 as model_calls, 0 as searches, 0 as tools
    from spans
    union all
    select event_date, trace_id, 0, 1, 0, 0
    from outputs
    union all
    select event_date, trace_id, 0, 0, 1, 0
    from retrievals
    union all
    select event_date, trace_id, 0, 0, 0, 1
    from tool_calls

),

stored_by_trace as (

    select
        event_date,
        trace_id,
        sum(spans) as spans,
        sum(model_calls) as model_calls,
        sum(searches) as searches,
        sum(tools) as tools
    from stored
    group by event_date, trace_id

)

select
    coalesce(c.event_date, s.event_date) as event_date,
    coalesce(c.trace_id, s.trace_id) as trace_id,
    c.span_count,
    s.spans as stored_span_count,
    c.model_call_count,
    s.model_calls as stored_model_call_count,
    c.retrieval_count,
    s.searches as stored_retrieval_count,
    c.tool_call_count,
    s.tools as stored_tool_call_count
from counted as c
full outer join stored_by_trace as s
    on c.event_date = s.event_date and c.trace_id = s.trace_id
where
    c.trace_id is null
    or c.span_count <> coalesce(s.spans, 0)
    or c.model_call_count <> coalesce(s.model_calls, 0)
    or c.retrieval_count <> coalesce(s.searches, 0)
    or c.tool_call_count <> coalesce(s.tools, 0)
