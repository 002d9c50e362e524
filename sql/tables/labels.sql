create table if not exists labels (
    event_date       date not null               comment 'UTC date of labelled_at; partition column',
    label_id         string not null             comment 'Id of the feedback event; a hash of its content if the log has none',
    trace_id         string                      comment 'Trace the feedback is about; null if it names another target only',
    span_id          string                      comment 'Span the feedback is about; null if it is about the whole request',
    document_rank    int                         comment 'Rank, in the result of the search span_id, of the document the feedback is about; null if it is about no single document',
    session_id       string                      comment 'Session the feedback is about, where it names one; null otherwise',
    labelled_at      timestamp not null          comment 'When the feedback was given',
    kind             string not null             comment 'explicit (a person said it), implicit (a person\'s behaviour shows it) or review (a reviewer or judge assessed it)',
    name             string not null             comment 'thumb, rating, correction, retry, copy, edit, escalation, second_search, or a reviewer\'s label such as hallucination',
    value_number     double                      comment 'Value as a number: thumb 1 up, 0 down; rating as given; null if it has none',
    value_text       string                      comment 'Value as a word; null if it has none',
    comment          string                      comment 'Free text or corrected answer, redacted; null if none',
    author_id        string                      comment 'Pseudonym of who gave it; null if not sent',
    author_type      string not null             comment 'user, reviewer, system or judge',
    application      string                      comment 'Service the feedback line names; null if it names none (the request has the authoritative value)',
    environment      string                      comment 'Environment the feedback line names; null if it names none',
    route            string                      comment 'Route the feedback line names; null if it names none',
    tenant_id        string                      comment 'Tenant the feedback line names; null if it names none',
    source_format    string not null             comment 'Format the event was read from',
    source_file      string not null             comment 'Object it was read from, relative to the source\'s path',
    is_redacted      boolean not null            comment 'True if at least one value was replaced in the texts of this row',
    redaction_counts map<string,bigint> not null comment 'Values replaced in the texts of this row, by type, for example email -> 2; empty if none',
    redaction_policy string not null             comment 'Name and hash of the redaction policy that was applied'
)
using delta
partitioned by (event_date)
comment 'One row per feedback event; event_date is the UTC day the feedback was given.'
tblproperties (
    'lakeglass.key' = 'event_date, label_id',
    'delta.dataSkippingStatsColumns' = 'label_id, trace_id, name, kind'
)
