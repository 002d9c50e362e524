-- sql/marts/prompt_templates_daily.sql: which prompt templates ran on a day, and how long their answers were
-- grain: one row per event_date, prompt_name, prompt_version, template_hash      reads: prompts, outputs
-- Says of a day what prompt_versions wants to know of the 30 days before one, so that these need not be read again.
-- Embedding calls have no prompt and are left out.
with

calls as (

    select
        event_date,
        trace_id,
        span_id,
        coalesce(prompt_name, 'unknown') as prompt_name,
        coalesce(prompt_version, 'unknown') as prompt_version,
        coalesce(template_hash, 'unknown') as template_hash,
        application,
        started_at,
        cast(length(system_prompt) as bigint) as system_prompt_length
    from prompts
    where operation <> 'embeddings'

),

answers as (

    select
        event_date,
        trace_id,
        span_id,
        output_tokens
    from outputs

)

select
    c.event_date,
    c.prompt_name,
    c.prompt_version,
    c.template_hash,
    min(c.application) as application,
    count(*) as call_count,
    min(c.started_at) as first_seen_at,
    max(c.started_at) as last_seen_at,
    max(c.system_prompt_length) as system_prompt_length,
    count(a.output_tokens) as output_token_call_count,
    sum(a.output_tokens) as output_tokens
from calls as c
left join answers as a
    on c.event_date = a.event_date and c.trace_id = a.trace_id and c.span_id = a.span_id
group by c.event_date, c.prompt_name, c.prompt_version, c.template_hash
