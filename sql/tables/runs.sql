create table if not exists runs (
    event_date         date not null               comment 'First UTC day of the range that was run; partition column',
    run_id             string not null             comment 'Id of the run',
    command            string not null             comment 'Command that was run',
    stage              string not null             comment 'Stage',
    window_start       date not null               comment 'First day of the range',
    window_end         date not null               comment 'First day after the range',
    started_at         timestamp not null          comment 'When the stage started',
    ended_at           timestamp not null          comment 'When it ended',
    status             string not null             comment 'ok; a stage that failed leaves no row here but a result file in _runs',
    rows_written       map<string,bigint> not null comment 'Table -> rows written',
    input_file_count   bigint                      comment 'Raw objects read; null for stages that read tables',
    input_bytes        bigint                      comment 'Bytes of the raw objects as stored; null for stages that read tables',
    decoded_count      bigint                      comment 'Records decoded that arrived within the window; input_objects counts whole objects, also those around it. Null for stages that read tables',
    rejected_count     bigint                      comment 'Records rejected that arrived within the window; null for stages that read tables',
    input_objects      array<struct<source_name:string,source_file:string,byte_count:bigint,read_byte_count:bigint,decoded_count:bigint,rejected_count:bigint,passed_over_count:bigint>> comment 'What became of each raw object, all of its bytes read; of more than 1,000 those with rejected records first, then the largest; null for stages that read tables',
    configuration_hash string not null             comment 'Hash of the effective configuration',
    lakeglass_version  string not null             comment 'Version of Lakeglass'
)
using delta
partitioned by (event_date)
comment 'One row per run, day range and stage. The only table that is appended to.'
tblproperties (
    'lakeglass.key' = 'run_id, stage',
    'delta.dataSkippingStatsColumns' = 'run_id, stage'
)
