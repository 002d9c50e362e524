-- severity: fail
-- sql/checks/model_call_costs__parts_sum_to_total.sql: a row here has a total that is not the sum of its parts, or a
-- cost where there is no price
select
    event_date,
    trace_id,
    span_id,
    pricing_status,
    total_cost_usd,
    input_cost_usd + cached_input_cost_usd + cache_write_cost_usd + output_cost_usd + request_cost_usd as parts_usd
from model_call_costs
where
    case
        when pricing_status = 'unpriced'
            then
                coalesce(
                    total_cost_usd, input_cost_usd, cached_input_cost_usd, cache_write_cost_usd, output_cost_usd,
                    request_cost_usd
                ) is not null
                or price_id is not null
        else
            (price_id is null or price_recorded_at is null) and pricing_status <> 'free'
            or coalesce(
                input_cost_usd + cached_input_cost_usd + cache_write_cost_usd + output_cost_usd + request_cost_usd
                <> total_cost_usd
                or least(
                    input_cost_usd, cached_input_cost_usd, cache_write_cost_usd, output_cost_usd, request_cost_usd
                ) < 0
                or (pricing_status = 'free') <> (total_cost_usd = 0 and pricing_reason is not null),
                true
            )
    end
