-- sql/metrics/model_calls.sql: what is measured of every model call but embeddings
-- grain: one row per model call      reads: prompts, outputs, requests, model_call_costs, output_checks
-- Columns as in requests.sql. A check that does not apply, or that failed itself, is no value. is_inconsistent: the
-- same request (prompt_hash) got different answers on the day; no value if it was made once.
with

checks as (

    select
        event_date,
        trace_id,
        span_id,
        max(if(check_name = 'valid_json', verdict, null)) as valid_json,
        max(if(check_name = 'json_schema', verdict, null)) as json_schema,
        max(if(check_name = 'tool_arguments', verdict, null)) as tool_arguments,
        max(if(check_name = 'truncated', verdict, null)) as truncated,
        max(if(check_name = 'empty', verdict, null)) as empty,
        max(if(check_name = 'refusal', verdict, null)) as refusal,
        max(if(check_name = 'repetition', verdict, null)) as repetition,
        max(if(check_name = 'unsupported_claims', verdict, null)) as unsupported_claims
    from output_checks
    where verdict in ('pass', 'fail')
    group by event_date, trace_id, span_id

),

calls as (

    select
        prompts.event_date,
        prompts.trace_id,
        prompts.span_id,
        prompts.started_at,
        prompts.application,
        prompts.route,
        prompts.tenant_id,
        prompts.model_name,
        prompts.prompt_name,
        prompts.prompt_version,
        prompts.prompt_hash,
        outputs.output_hash,
        outputs.finish_reason,
        outputs.input_tokens,
        outputs.output_tokens,
        outputs.time_to_first_token_ms,
        outputs.is_error,
        size(prompts.redaction_counts) > 0 or size(outputs.redaction_counts) > 0 as has_personal_data
    from prompts
    join outputs
        on
            prompts.event_date = outputs.event_date
            and prompts.trace_id = outputs.trace_id
            and prompts.span_id = outputs.span_id
    where prompts.operation <> 'embeddings'

),

repeated_prompts as (

    select
        event_date,
        prompt_hash,
        count(distinct output_hash) > 1 as has_different_answers
    from calls
    where prompt_hash is not null and output_hash is not null and not is_error
    group by event_date, prompt_hash
    having count(*) > 1

)

select
    calls.event_date,
    date_trunc('hour', calls.started_at) as hour_start,
    calls.trace_id,
    calls.application as slice_application,
    requests.application || '@' || requests.release as slice_release,
    calls.route as slice_route,
    calls.tenant_id as slice_tenant_id,
    calls.model_name as slice_model_name,
    calls.prompt_name as slice_prompt_name,
    calls.prompt_name || '@' || calls.prompt_version as slice_prompt_version,
    calls.input_tokens,
    calls.output_tokens,
    calls.time_to_first_token_ms,
    calls.finish_reason,
    model_call_costs.pricing_status = 'unpriced' and not calls.is_error as is_unpriced,
    repeated_prompts.has_different_answers as is_inconsistent,
    calls.has_personal_data,
    checks.refusal = 'fail' as is_refusal,
    checks.valid_json = 'fail' as `check:valid_json`,
    checks.json_schema = 'fail' as `check:json_schema`,
    checks.tool_arguments = 'fail' as `check:tool_arguments`,
    checks.truncated = 'fail' as `check:truncated`,
    checks.empty = 'fail' as `check:empty`,
    checks.repetition = 'fail' as `check:repetition`,
    checks.unsupported_claims = 'fail' as `check:unsupported_claims`
from calls
join requests
    on calls.event_date = requests.event_date and calls.trace_id = requests.trace_id
left join model_call_costs
    on
        calls.event_date = model_call_costs.event_date
        and calls.trace_id = model_call_costs.trace_id
        and calls.span_id = model_call_costs.span_id
left join checks
    on
        calls.event_date = checks.event_date
        and calls.trace_id = checks.trace_id
        and calls.span_id = checks.span_id
left join repeated_prompts
    on
        calls.event_date = repeated_prompts.event_date
        and calls.prompt_hash = repeated_prompts.prompt_hash
        and not calls.is_error
