-- severity: fail
-- sql/checks/quality_daily__ratios_are_shares.sql: a row here counted a hit without its case, or has an interval that
-- does not hold its ratio
select
    event_date,
    slice_key,
    slice_value,
    indicator,
    applicable_count,
    hit_count,
    hit_ratio,
    hit_ratio_lower,
    hit_ratio_upper
from quality_daily
where
    hit_count not between 0 and applicable_count
    or (applicable_count = 0) <> (hit_ratio is null)
    or (applicable_count = 0) <> (hit_ratio_lower is null)
    or (applicable_count = 0) <> (hit_ratio_upper is null)
    or hit_ratio_lower < 0
    or hit_ratio_lower > hit_ratio
    or hit_ratio_upper < hit_ratio
    or hit_ratio_upper > 1
