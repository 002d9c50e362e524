-- severity: warn
-- sql/checks/cost_daily__models_have_a_price.sql: a model here has calls that no cost contains: give it a line in the
-- price list, or have it report tokens
select
    event_date,
    provider_name,
    model_name,
    sum(unpriced_call_count) as unpriced_call_count,
    sum(unpriced_tokens) as unpriced_tokens
from cost_daily
group by event_date, provider_name, model_name
having sum(unpriced_call_count) > 0
