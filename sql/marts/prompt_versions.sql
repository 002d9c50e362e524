-- sql/marts/prompt_versions.sql: which prompt versions ran on a day, since when, and what each came after
-- grain: one row per event_date, prompt_name, prompt_version, template_hash      reads: prompt_templates_daily
-- Looks back 30 days. A template that was already in use on the first
-- day of the look-back has no known predecessor: previous_prompt_version is null. The previous version may bear the same
-- name (a prompt edited without a new version); then only days before count, because versions, not templates, are
-- compared and those of one day cannot be told apart. Of two versions in use at the same moment the busier one wins.
with

templates as (

    select
        event_date,
        prompt_name,
        prompt_version,
        template_hash,
        application,
        call_count,
        first_seen_at,
        last_seen_at,
        system_prompt_length,
        try_divide(output_tokens, output_token_call_count) as mean_output_tokens
    from prompt_templates_daily

),

version_days as (

    select
        event_date,
        prompt_name,
        prompt_version,
        sum(call_count) as call_count,
        min(first_seen_at) as first_seen_at,
        max(last_seen_at) as last_seen_at,
        max(system_prompt_length) as system_prompt_length,
        try_divide(sum(output_tokens), sum(output_token_call_count)) as mean_output_tokens
    from prompt_templates_daily
    group by event_date, prompt_name, prompt_version

),

first_uses as (

    select
        t.event_date,
        t.prompt_name,
        t.prompt_version,
        t.template_hash,
        min(d.event_date) as first_event_date,
        min(d.first_seen_at) as first_seen_at
    from templates as t
    inner join templates as d
        on
            t.prompt_name = d.prompt_name
            and t.prompt_version = d.prompt_version
            and t.template_hash = d.template_hash
            and d.event_date between date_sub(t.event_date, 30) and t.event_date
    group by t.event_date, t.prompt_name, t.prompt_version, t.template_hash

),

previous_uses as (

    select
        f.event_date,
        f.prompt_name,
        f.prompt_version,
        f.template_hash,
        max(
            struct(
                least(v.last_seen_at, f.first_seen_at) as used_at,
                v.call_count,
                v.event_date as used_on,
                v.prompt_version as used_version,
                v.system_prompt_length
            )
        ) as previous
    from first_uses as f
    inner join version_days as v
        on
            f.prompt_name = v.prompt_name
            and v.event_date between date_sub(f.event_date, 30) and f.first_event_date
            and v.first_seen_at < f.first_seen_at
            and (v.prompt_version <> f.prompt_version or v.event_date < f.first_event_date)
    where f.first_event_date > date_sub(f.event_date, 30)
    group by f.event_date, f.prompt_name, f.prompt_version, f.template_hash

),

predecessors as (

    select
        p.event_date,
        p.prompt_name,
        p.prompt_version,
        p.template_hash,
        p.previous.used_version as previous_prompt_version,
        p.previous.system_prompt_length as previous_system_prompt_length,
        t.mean_output_tokens as previous_mean_output_tokens
    from previous_uses as p
    left join version_days as t
        on
            p.previous.used_on = t.event_date
            and p.prompt_name = t.prompt_name
            and p.previous.used_version = t.prompt_version

)

select
    t.event_date,
    t.prompt_name,
    t.prompt_version,
    t.template_hash,
    t.application,
    t.call_count,
    f.first_seen_at,
    t.last_seen_at,
    f.first_event_date = t.event_date as is_new,
    p.previous_prompt_version,
    t.system_prompt_length,
    p.previous_system_prompt_length,
    t.mean_output_tokens,
    p.previous_mean_output_tokens
from templates as t
inner join first_uses as f
    on
        t.event_date = f.event_date
        and t.prompt_name = f.prompt_name
        and t.prompt_version = f.prompt_version
        and t.template_hash = f.template_hash
left join predecessors as p
    on
        t.event_date = p.event_date
        and t.prompt_name = p.prompt_name
        and t.prompt_version = p.prompt_version
        and t.template_hash = p.template_hash
