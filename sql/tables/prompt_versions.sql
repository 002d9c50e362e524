create table if not exists prompt_versions (
    event_date                    date not null      comment 'UTC date; partition column',
    prompt_name                   string not null    comment 'Name of the prompt; "unknown" if not sent',
    prompt_version                string not null    comment 'Version; "unknown" if not sent',
    template_hash                 string not null    comment 'Hash of the system prompt; "unknown" if content was not sent',
    application                   string not null    comment 'Service that uses it; the first in alphabetical order if several',
    call_count                    bigint not null    comment 'Calls on the day',
    first_seen_at                 timestamp not null comment 'First call within the look-back of 30 days',
    last_seen_at                  timestamp not null comment 'Last call on the day',
    is_new                        boolean not null   comment 'True if first_seen_at lies on event_date',
    previous_prompt_version       string             comment 'Version of the same prompt that was in use last before first_seen_at, within 30 days; null if none',
    system_prompt_length          bigint             comment 'Characters of the system prompt; null if content was not sent',
    previous_system_prompt_length bigint             comment 'Characters of the previous version\'s system prompt; null if none',
    mean_output_tokens            double             comment 'Mean output tokens per call; null if no call reported any',
    previous_mean_output_tokens   double             comment 'Mean output tokens per call of the previous version on its last day; null if none'
)
using delta
partitioned by (event_date)
comment 'One row per day, prompt name, version and template hash.'
tblproperties (
    'lakeglass.key' = 'event_date, prompt_name, prompt_version, template_hash',
    'delta.dataSkippingStatsColumns' = 'prompt_name, prompt_version, template_hash'
)
