create table if not exists prompt_templates_daily (
    event_date              date not null      comment 'UTC date; partition column',
    prompt_name             string not null    comment 'Name of the prompt; "unknown" if not sent',
    prompt_version          string not null    comment 'Version; "unknown" if not sent',
    template_hash           string not null    comment 'Hash of the system prompt; "unknown" if content was not sent',
    application             string not null    comment 'Service that uses it; the first in alphabetical order if several',
    call_count              bigint not null    comment 'Calls on the day',
    first_seen_at           timestamp not null comment 'First call on the day',
    last_seen_at            timestamp not null comment 'Last call on the day',
    system_prompt_length    bigint             comment 'Characters of the system prompt; null if content was not sent',
    output_token_call_count bigint not null    comment 'Calls that reported output tokens',
    output_tokens           bigint             comment 'Output tokens of these calls; null if none reported any'
)
using delta
partitioned by (event_date)
comment 'One row per day, prompt name, version and template hash: what prompt_versions looks back on.'
tblproperties (
    'lakeglass.key' = 'event_date, prompt_name, prompt_version, template_hash',
    'delta.dataSkippingStatsColumns' = 'prompt_name, prompt_version, template_hash'
)
