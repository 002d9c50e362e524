create table if not exists drift_metrics (
    event_date     date not null      comment 'UTC date judged; partition column',
    window_start   timestamp not null comment 'Start of the window judged',
    window_end     timestamp not null comment 'End of the window judged, exclusive',
    granularity    string not null    comment 'Length of the window that ends with event_date: the one of drift.windows that shows the change best',
    baseline_start date not null      comment 'First day of the baseline',
    baseline_end   date not null      comment 'First day after the baseline',
    slice_key      string not null    comment 'Dimension',
    slice_value    string not null    comment 'Value of the dimension',
    column_name    string not null    comment 'Metric judged',
    drift_type     string not null    comment 'BASELINE: current against earlier days',
    statistic      string not null    comment 'mean_ratio, two_proportion, ks, psi or js_distance',
    value          double             comment 'Value of the statistic: ratio of means, difference of shares, KS D, PSI (nats), Jensen-Shannon distance (base 2); null if not enough data',
    value_lower    double             comment 'Lower end of the 95 % interval; null if the statistic has none',
    value_upper    double             comment 'Upper end of the 95 % interval; null if the statistic has none',
    baseline_value double             comment 'Mean or share in the baseline; null if none',
    current_value  double             comment 'Mean or share in the window; null if none',
    threshold      double             comment 'Least effect that counts as drift; null if the statistic is only reported',
    p_value        double             comment 'Two-sided p-value, times the number of windows looked at; null if the statistic has none',
    q_value        double             comment 'p_value after Benjamini-Hochberg over all tests of the day; null if there is none',
    baseline_count bigint not null    comment 'Values in the baseline',
    current_count  bigint not null    comment 'Values in the window',
    verdict        string not null    comment 'drift, stable, not_enough_data or new',
    cause          string             comment 'What else changed in the slice, for example "prompt_version 7 → 8"; null if nothing did or verdict is not drift'
)
using delta
partitioned by (event_date)
comment 'One row per day, metric, slice and statistic.'
tblproperties (
    'lakeglass.key' = 'event_date, column_name, slice_key, slice_value, statistic',
    'delta.dataSkippingStatsColumns' = 'column_name, slice_key, slice_value, statistic, verdict'
)
