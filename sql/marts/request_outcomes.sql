-- sql/marts/request_outcomes.sql: how each request went, what it cost and what was said about it so far
-- grain: one row per trace      reads: requests, output_checks, model_call_costs, labels
--
-- Labels count for a request if they name its trace (a label about one of its spans does too) and were given on the
-- day of the request or one of the 14 days after it. A label that names only a session belongs to no request here, nor
-- does one about a single document of a search: that document may be irrelevant and the answer right.
--
-- is_bad is true if bad_reasons holds at least one of:
--   error              the request ended in an error; a request whose entry span was lost (incomplete) is not bad for that
--   incomplete_answer  the answer itself, not an earlier call, was cut off or empty (check truncated or empty)
--   check:NAME         a call failed valid_json, json_schema, truncated, empty, repetition, unsupported_claims or
--                      tool_arguments. A failed refusal check is listed in failed_checks only: declining can be right
--   label:thumb_down   a thumb of 0 or less (or "down", "negative" in words)
--   label:low_rating   a rating of 2 or less; ratings are read as 1 to 5
--   label:NAME         escalation, retry, second_search or correction, unless its value says no (0, "false", "no", …)
--   label:NAME         a reviewer or judge found a fault: a label that names a fault (hallucination, incorrect, …) with a
--                      value of 0.5 or more, a word that is no "no", or no value; a label that names a virtue
--                      (correct, helpful, grounded, …) with a value below 0.5 or a "no"; any other review label with the
--                      value 1 or a word for a fault ("incorrect", "fail", …)
-- A check that could not be judged (verdict error) is counted, never taken for a failure. A request without model
-- calls has no cost: null, not zero.
with

checks as (

    select
        c.event_date,
        c.trace_id,
        sort_array(collect_set(case when c.verdict = 'fail' then c.check_name end)) as failed_checks,
        count_if(c.verdict = 'error') as errored_check_count,
        count_if(
            c.verdict = 'fail'
            and c.check_name in ('truncated', 'empty')
            and c.span_id = r.answer_span_id
        ) > 0 as is_answer_incomplete
    from output_checks as c
    inner join requests as r
        on c.event_date = r.event_date and c.trace_id = r.trace_id
    where c.verdict in ('fail', 'error')
    group by c.event_date, c.trace_id

),

costs as (

    select
        event_date,
        trace_id,
        cast(sum(total_cost_usd) as decimal(18,9)) as total_cost_usd,
        count_if(pricing_status = 'unpriced') as unpriced_call_count
    from model_call_costs
    group by event_date, trace_id

),

request_labels as (

    select
        r.event_date,
        r.trace_id,
        l.kind,
        l.name,
        l.value_number,
        lower(trim(l.value_text)) as word,
        coalesce(
            l.value_number <= 0,
            lower(trim(l.value_text)) in ('false', 'no', 'none', 'not', '0', 'pass', 'passed', 'ok', 'absent'),
            false
        ) as says_no
    from requests as r
    inner join labels as l
        on
            r.trace_id = l.trace_id
            and l.event_date between r.event_date and date_add(r.event_date, 14)
            and l.document_rank is null

),

judged_labels as (

    select
        event_date,
        trace_id,
        name,
        value_number,
        says_no,
        name = 'thumb' and coalesce(value_number > 0, word in ('up', 'positive', 'like', 'true'), false) as is_thumb_up,
        name = 'thumb' and coalesce(value_number <= 0, word in ('down', 'negative', 'dislike', 'false'), false)
            as is_thumb_down,
        coalesce(
            case
                when
                    kind <> 'review'
                    or name in ('thumb', 'rating', 'correction', 'retry', 'copy', 'edit', 'escalation', 'second_search')
                    then false
                when
                    name in (
                        'correct', 'correctness', 'accurate', 'accuracy', 'helpful', 'helpfulness', 'grounded',
                        'groundedness', 'faithful', 'faithfulness', 'relevant', 'relevance', 'complete', 'completeness',
                        'safe', 'safety', 'good', 'quality'
                    )
                    then
                        coalesce(
                            value_number < 0.5,
                            says_no or word in (
                                'fail', 'failed', 'bad', 'wrong', 'incorrect', 'inaccurate', 'unhelpful', 'ungrounded',
                                'unfaithful', 'irrelevant', 'incomplete', 'unsafe'
                            )
                        )
                when
                    name in (
                        'hallucination', 'hallucinated', 'incorrect', 'wrong', 'wrong_answer', 'inaccurate',
                        'unsupported', 'unsupported_claim', 'ungrounded', 'unfaithful', 'irrelevant', 'off_topic',
                        'incomplete', 'missing_information', 'outdated', 'stale_source', 'contradiction',
                        'wrong_format', 'invalid_json', 'wrong_tool', 'wrong_language', 'wrong_tone', 'bad_retrieval',
                        'missing_context', 'unnecessary_refusal', 'unsafe', 'harmful', 'toxic', 'toxicity', 'bias',
                        'policy_violation', 'privacy', 'pii_leak', 'prompt_injection', 'jailbreak', 'fault'
                    )
                    then coalesce(value_number >= 0.5, not says_no)
                else
                    coalesce(
                        value_number = 1,
                        word in ('fault', 'fail', 'failed', 'bad', 'wrong', 'incorrect', 'hallucination', 'hallucinated')
                    )
            end,
            false
        ) as is_review_fault
    from request_labels

),

feedback as (

    select
        event_date,
        trace_id,
        count(*) as label_count,
        count_if(is_thumb_up) as thumb_up_count,
        count_if(is_thumb_down) as thumb_down_count,
        min(case when name = 'rating' then value_number end) as lowest_rating,
        count_if(name = 'escalation' and not says_no) as escalation_count,
        count_if(name in ('retry', 'second_search') and not says_no) as retry_label_count,
        count_if(name = 'correction' and not says_no) as correction_count,
        sort_array(collect_set(case when is_review_fault then name end)) as review_labels,
        collect_set(
            case
                when is_thumb_down then 'label:thumb_down'
                when name = 'rating' and value_number <= 2 then 'label:low_rating'
                when name in ('escalation', 'retry', 'second_search', 'correction') and not says_no
                    then concat('label:', name)
                when is_review_fault then concat('label:', name)
            end
        ) as bad_reasons
    from judged_labels
    group by event_date, trace_id

),

outcomes as (

    select
        r.event_date,
        r.trace_id,
        r.application,
        r.release,
        r.environment,
        r.route,
        r.tenant_id,
        r.user_id,
        r.session_id,
        r.dataset_version,
        r.feature_flags,
        r.provider_name,
        r.model_name,
        r.prompt_name,
        r.prompt_version,
        r.started_at,
        r.status,
        r.duration_ms,
        r.retry_count,
        r.model_call_count,
        r.input_tokens,
        r.output_tokens,
        m.total_cost_usd,
        coalesce(m.unpriced_call_count, 0) as unpriced_call_count,
        coalesce(c.failed_checks, cast(array() as array<string>)) as failed_checks,
        coalesce(c.errored_check_count, 0) as errored_check_count,
        coalesce(f.label_count, 0) as label_count,
        coalesce(f.thumb_up_count, 0) as thumb_up_count,
        coalesce(f.thumb_down_count, 0) as thumb_down_count,
        f.lowest_rating,
        coalesce(f.escalation_count, 0) as escalation_count,
        coalesce(f.retry_label_count, 0) as retry_label_count,
        coalesce(f.correction_count, 0) as correction_count,
        coalesce(f.review_labels, cast(array() as array<string>)) as review_labels,
        sort_array(
            array_compact(
                concat(
                    array(
                        case when r.status = 'error' then 'error' end,
                        case when c.is_answer_incomplete then 'incomplete_answer' end
                    ),
                    transform(
                        array_intersect(
                            coalesce(c.failed_checks, cast(array() as array<string>)),
                            array(
                                'valid_json', 'json_schema', 'truncated', 'empty', 'repetition',
                                'unsupported_claims', 'tool_arguments'
                            )
                        ),
                        check_name -> concat('check:', check_name)
                    ),
                    coalesce(f.bad_reasons, cast(array() as array<string>))
                )
            )
        ) as bad_reasons
    from requests as r
    left join checks as c
        on r.event_date = c.event_date and r.trace_id = c.trace_id
    left join costs as m
        on r.event_date = m.event_date and r.trace_id = m.trace_id
    left join feedback as f
        on r.event_date = f.event_date and r.trace_id = f.trace_id

)

select
    event_date,
    trace_id,
    application,
    release,
    environment,
    route,
    tenant_id,
    user_id,
    session_id,
    dataset_version,
    feature_flags,
    provider_name,
    model_name,
    prompt_name,
    prompt_version,
    started_at,
    status,
    duration_ms,
    retry_count,
    model_call_count,
    input_tokens,
    output_tokens,
    total_cost_usd,
    unpriced_call_count,
    failed_checks,
    errored_check_count,
    label_count,
    thumb_up_count,
    thumb_down_count,
    lowest_rating,
    escalation_count,
    retry_label_count,
    correction_count,
    review_labels,
    size(bad_reasons) > 0 as is_bad,
    bad_reasons
from outcomes
