create table if not exists retrieved_documents (
    event_date          date not null               comment 'UTC date of the earliest span of the trace; partition column',
    trace_id            string not null             comment 'Trace the row belongs to: 32 lower-case hex digits (W3C), or the source\'s own id where it is no hex',
    span_id             string not null             comment 'Span within the trace: 16 lower-case hex digits, or the source\'s own id',
    application         string not null             comment 'OpenTelemetry service.name of the service that did this; "unknown" if the log has none',
    environment         string                      comment 'OpenTelemetry deployment.environment.name; null if the log has none',
    route               string                      comment 'http.route of the entry span of the trace; null if the trace has no entry span or no route',
    tenant_id           string                      comment 'Customer the request was made for (tenant.id or a configured attribute); null if not sent',
    rank                int not null                comment 'Place in the result, from 1',
    document_id         string not null             comment 'Id of the document in its index; "unknown" if not sent',
    index_name          string                      comment 'Index that returned it; null if not sent',
    dataset_version     string                      comment 'Version of the indexed data set; null if not sent',
    score               double                      comment 'Score as the index gave it, scale unknown; null if not sent',
    content             string                      comment 'Text of the document, redacted; null if not sent',
    content_minhash     binary                      comment '64 values of two bytes: the share that two documents have equal at the same place estimates the Jaccard similarity of their runs of three words (standard error 0.05 at 0.8); null if content has fewer than ten words or was not sent',
    document_version    string                      comment 'Version of the document; null if not sent',
    document_updated_at timestamp                   comment 'When the document was last changed; null if not sent',
    is_in_prompt        boolean                     comment 'True if a model call of the trace carried its id in the messages; null if no content was sent',
    is_redacted         boolean not null            comment 'True if at least one value was replaced in the texts of this row',
    redaction_counts    map<string,bigint> not null comment 'Values replaced in the texts of this row, by type, for example email -> 2; empty if none',
    redaction_policy    string not null             comment 'Name and hash of the redaction policy that was applied'
)
using delta
partitioned by (event_date)
comment 'One row per document a search returned.'
tblproperties (
    'lakeglass.key' = 'event_date, trace_id, span_id, rank',
    'delta.dataSkippingStatsColumns' = 'trace_id, span_id, document_id, index_name'
)
