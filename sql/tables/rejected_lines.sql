create table if not exists rejected_lines (
    event_date       date not null               comment 'UTC date of arrival of the object; partition column',
    source_name      string not null             comment 'Source in the configuration',
    source_file      string not null             comment 'Object, relative to the source\'s path',
    source_position  bigint not null             comment 'Number of the record within the object, from 1',
    source_format    string not null             comment 'Format the object was read as; "unknown" if it was not recognised',
    reason_code      string not null             comment 'Why: broken_json, truncated_object, missing_trace_id, missing_target, …',
    reason_detail    string                      comment 'What was expected, without any text of the record; null if the code says it all',
    excerpt          string                      comment 'First 200 characters of the record, redacted; null if it could not be redacted safely',
    is_redacted      boolean not null            comment 'True if at least one value was replaced in the excerpt and what was read to make it',
    redaction_counts map<string,bigint> not null comment 'Values replaced in the excerpt and what was read to make it, by type, for example email -> 2; empty if none',
    redaction_policy string not null             comment 'Name and hash of the redaction policy that was applied'
)
using delta
partitioned by (event_date)
comment 'One row per record that could not be read; event_date is the UTC day the object arrived.'
tblproperties (
    'lakeglass.key' = 'event_date, source_name, source_file, source_position',
    'delta.dataSkippingStatsColumns' = 'source_file, reason_code'
)
