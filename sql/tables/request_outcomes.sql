create table if not exists request_outcomes (
    event_date          date not null          comment 'UTC date of the earliest span of the trace; partition column',
    trace_id            string not null        comment 'Trace the row belongs to: 32 lower-case hex digits (W3C), or the source\'s own id where it is no hex',
    application         string not null        comment 'OpenTelemetry service.name of the service that did this; "unknown" if the log has none',
    release             string                 comment 'OpenTelemetry service.version; null if the log has none',
    environment         string                 comment 'OpenTelemetry deployment.environment.name; null if the log has none',
    route               string                 comment 'http.route of the entry span of the trace; null if the trace has no entry span or no route',
    tenant_id           string                 comment 'Customer the request was made for (tenant.id or a configured attribute); null if not sent',
    user_id             string                 comment 'Pseudonym of the user; null if not sent',
    session_id          string                 comment 'Session; null if not sent',
    dataset_version     string                 comment 'Version of the retrieved data set; null if not sent',
    feature_flags       map<string,string> not null comment 'Feature flag key -> variant as evaluated in the request; empty if none',
    provider_name       string                 comment 'gen_ai.provider.name, for example openai or aws.bedrock; null if not sent',
    model_name          string                 comment 'Model that answered, else the model that was asked for; null if neither was sent',
    prompt_name         string                 comment 'gen_ai.prompt.name, the name of the prompt template; null if not sent',
    prompt_version      string                 comment 'gen_ai.prompt.version; null if not sent',
    started_at          timestamp not null     comment 'Start of the request',
    status              string not null        comment 'ok, error or incomplete',
    duration_ms         double not null        comment 'Wall time, milliseconds',
    retry_count         bigint not null        comment 'Repeated attempts',
    model_call_count    bigint not null        comment 'Calls to a language model',
    input_tokens        bigint                 comment 'Input tokens of all calls; null if no call reported any',
    output_tokens       bigint                 comment 'Output tokens of all calls; null if no call reported any',
    total_cost_usd      decimal(18,9)          comment 'Cost of all priced calls, US dollars; null if no call is priced',
    unpriced_call_count bigint not null        comment 'Calls without a price; total_cost_usd does not contain them',
    failed_checks       array<string> not null comment 'Names of the checks that failed on any call, sorted; empty if none',
    errored_check_count bigint not null        comment 'Checks that could not be judged',
    label_count         bigint not null        comment 'Feedback events about the request within feedback.window',
    thumb_up_count      bigint not null        comment 'Thumbs up',
    thumb_down_count    bigint not null        comment 'Thumbs down',
    lowest_rating       double                 comment 'Lowest rating given; null if none',
    escalation_count    bigint not null        comment 'Escalations to a person',
    retry_label_count   bigint not null        comment 'Times the user asked again or searched again (retry, second_search)',
    correction_count    bigint not null        comment 'Corrections given',
    review_labels       array<string> not null comment 'Labels by reviewers or judges that found a fault, sorted; empty if none',
    is_bad              boolean not null       comment 'True if bad_reasons is not empty',
    bad_reasons         array<string> not null comment 'error, incomplete_answer, failed checks as check:name, feedback as label:name; sorted; empty if none'
)
using delta
partitioned by (event_date)
comment 'One row per request: how it went, what it cost, what was said about it so far.'
tblproperties (
    'lakeglass.key' = 'event_date, trace_id',
    'delta.dataSkippingStatsColumns' = 'trace_id, started_at, application, route, tenant_id'
)
