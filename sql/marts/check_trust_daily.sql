-- sql/marts/check_trust_daily.sql: how the verdicts of each check compare with what reviewers said
-- grain: one row per event_date, check_name      reads: output_checks, labels
--
-- A reviewer's label is about a check if it has the check's name or one of the names in label_meanings. It says that
-- the fault is there or not: by its value (0.5 and more, or a word that is no "no": there; for a label that names a
-- virtue, such as grounded, the other way round; "fail" and "pass" speak of the answer), or, without value, by being given. Where reviewers disagree, half of
-- the labels decide. Labels by judges and of the 14 days after the request count too; people's thumbs do not.
-- Precision, recall, kappa and the corrected rate are worked out of sums of these counts, as the report does:
--   precision       failed_fault / (failed_fault + failed_sound)
--   recall          failed_fault / (failed_fault + passed_fault), if passed requests were reviewed too
--   corrected rate  failed / judged × precision + (1 − failed / judged) × passed_fault / (passed_fault + passed_sound)
with

label_meanings as (

    select
        label_name,
        check_name,
        names_fault
    from
        values
            ('hallucination', 'unsupported_claims', true),
            ('hallucinated', 'unsupported_claims', true),
            ('unsupported', 'unsupported_claims', true),
            ('unsupported_claim', 'unsupported_claims', true),
            ('ungrounded', 'unsupported_claims', true),
            ('unfaithful', 'unsupported_claims', true),
            ('contradiction', 'unsupported_claims', true),
            ('grounded', 'unsupported_claims', false),
            ('groundedness', 'unsupported_claims', false),
            ('faithful', 'unsupported_claims', false),
            ('faithfulness', 'unsupported_claims', false),
            ('wrong_citation', 'citations', true),
            ('invalid_json', 'valid_json', true),
            ('wrong_format', 'inconsistent_format', true),
            ('wrong_tool', 'tool_arguments', true),
            ('wrong_language', 'language', true),
            ('missing_information', 'missing_items', true),
            ('policy_violation', 'policy', true),
            ('pii_leak', 'personal_data', true),
            ('privacy', 'personal_data', true),
            ('prompt_injection', 'injection_in_input', true),
            ('jailbreak', 'injection_in_input', true),
            ('profanity', 'profanity', true),
            ('toxic', 'profanity', true),
            ('toxicity', 'profanity', true)
        as meanings (label_name, check_name, names_fault)

),

verdicts as (

    select
        event_date,
        trace_id,
        check_name,
        max(verdict = 'fail') as is_failed
    from output_checks
    where verdict in ('pass', 'fail')
    group by event_date, trace_id, check_name

),

review_labels as (

    select
        l.event_date,
        l.trace_id,
        coalesce(m.check_name, l.name) as check_name,
        case
            when l.value_number is not null then (l.value_number >= 0.5) = coalesce(m.names_fault, true)
            when lower(trim(l.value_text)) in ('pass', 'passed', 'ok', 'good') then false
            when lower(trim(l.value_text)) in ('fail', 'failed', 'bad') then true
            when lower(trim(l.value_text)) in ('false', 'no', 'none', 'not', '0', 'absent')
                then not coalesce(m.names_fault, true)
            else coalesce(m.names_fault, true)
        end as is_fault
    from labels as l
    left join label_meanings as m
        on l.name = m.label_name
    where l.kind = 'review' and l.trace_id is not null

),

reviews as (

    select
        v.event_date,
        v.trace_id,
        v.check_name,
        count_if(l.is_fault) * 2 >= count(*) as has_fault
    from verdicts as v
    inner join review_labels as l
        on
            v.trace_id = l.trace_id
            and v.check_name = l.check_name
            and l.event_date between v.event_date and date_add(v.event_date, 14)
    group by v.event_date, v.trace_id, v.check_name

)

select
    v.event_date,
    v.check_name,
    count(*) as judged_count,
    count_if(v.is_failed) as failed_count,
    count(r.has_fault) as reviewed_count,
    count_if(v.is_failed and r.has_fault) as failed_fault_count,
    count_if(v.is_failed and not r.has_fault) as failed_sound_count,
    count_if(not v.is_failed and r.has_fault) as passed_fault_count,
    count_if(not v.is_failed and not r.has_fault) as passed_sound_count
from verdicts as v
left join reviews as r
    on v.event_date = r.event_date and v.trace_id = r.trace_id and v.check_name = r.check_name
group by v.event_date, v.check_name
