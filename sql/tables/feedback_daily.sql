create table if not exists feedback_daily (
    event_date             date not null   comment 'UTC date of the earliest span of the trace; partition column',
    application            string not null comment 'OpenTelemetry service.name of the service that did this; "unknown" if the log has none',
    route                  string not null comment 'Route; "unknown" if not sent',
    tenant_id              string not null comment 'Tenant; "unknown" if not sent',
    prompt_name            string not null comment 'Prompt of the answer; "unknown" if not sent',
    prompt_version         string not null comment 'Prompt version of the answer; "unknown" if not sent',
    model_name             string not null comment 'Model of the answer; "unknown" if not sent',
    label_name             string not null comment 'thumb_up, thumb_down, or the name of the label',
    request_count          bigint not null comment 'Requests of the day, application, route, tenant, prompt version and model',
    labelled_request_count bigint not null comment 'Of these, requests with this label within feedback.window',
    label_count            bigint not null comment 'Labels; one request may have several'
)
using delta
partitioned by (event_date)
comment 'One row per day, application, route, tenant, prompt version, model and label with at least one request; counted on the day of the request.'
tblproperties (
    'lakeglass.key' = 'event_date, application, route, tenant_id, prompt_name, prompt_version, model_name, label_name',
    'delta.dataSkippingStatsColumns' = 'application, route, tenant_id, label_name'
)
