create table if not exists alerts (
    event_date        date not null          comment 'UTC date judged; partition column',
    alert_id          string not null        comment 'Hash of metric, slice and since_date: the same alert keeps its id from day to day',
    title             string not null        comment 'One sentence: what moved, where, by how much',
    severity          string not null        comment 'alert or warn',
    metric_name       string not null        comment 'Metric that moved',
    slice_key         string not null        comment 'Dimension of the slice',
    slice_value       string not null        comment 'Value of the dimension',
    baseline_value    double                 comment 'Mean or share in the baseline, or the budget; null for something new',
    current_value     double                 comment 'Mean or share on the day, or the forecast of the month',
    effect            double                 comment 'How much: relative change (0.4 is +40 %) or difference in percentage points, see effect_unit',
    effect_lower      double                 comment 'Lower end of the 95 % interval of effect; null if it has none',
    effect_upper      double                 comment 'Upper end of the 95 % interval of effect; null if it has none',
    effect_unit       string not null        comment 'ratio or percentage_points',
    p_value           double                 comment 'p-value of the test; null if it has none',
    q_value           double                 comment 'p_value after Benjamini-Hochberg; null if it has none',
    baseline_count    bigint not null        comment 'Values in the baseline; 0 for a budget',
    current_count     bigint not null        comment 'Values on the day; of a budget the days of the month so far',
    since_date        date not null          comment 'First day in a row on which it held',
    cause             string                 comment 'What else changed in the slice since then; null if nothing did',
    also_seen_in      array<string> not null comment 'Other slices that show the same movement, as key=value; empty if none',
    example_trace_ids array<string> not null comment 'Up to five requests behind the number, the most telling first'
)
using delta
partitioned by (event_date)
comment 'One row per alert and day on which it holds.'
tblproperties (
    'lakeglass.key' = 'event_date, alert_id',
    'delta.dataSkippingStatsColumns' = 'alert_id, metric_name, slice_key, slice_value'
)
