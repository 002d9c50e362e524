-- sql/exports/focus.sql: the ledger as a FOCUS 1.2 cost and usage data set, for chargeback
-- grain: one row per day, account, tenant, application, environment, route, prompt version, model, region, service tier,
--        price line and token class      reads: model_call_costs
-- The tenant is the sub account that is charged, tokens are the pricing unit. Unpriced calls have no cost and are not
-- here; free ones are, at 0. What was billed, contracted and listed is the same amount: the ledger knows one price.
with

calls as (

    select
        event_date,
        coalesce(account_id, 'unknown') as account_id,
        coalesce(tenant_id, 'unknown') as tenant_id,
        application,
        coalesce(environment, 'unknown') as environment,
        coalesce(route, 'unknown') as route,
        coalesce(prompt_name || '@' || prompt_version, prompt_name, 'unknown') as prompt,
        coalesce(provider_name, 'unknown') as provider_name,
        coalesce(model_name, 'unknown') as model_name,
        region,
        service_tier,
        price_id,
        pricing_status,
        stack(
            5,
            'Input Tokens', coalesce(input_tokens, 0) - cached_input_tokens - cache_write_tokens, input_cost_usd,
            'Cached Input Tokens', cached_input_tokens, cached_input_cost_usd,
            'Cache Write Tokens', cache_write_tokens, cache_write_cost_usd,
            'Output Tokens', coalesce(output_tokens, 0), output_cost_usd,
            'Requests', if(request_cost_usd > 0, 1L, 0L), request_cost_usd
        ) as (meter, quantity, usd)
    from model_call_costs
    where pricing_status <> 'unpriced'

),

charges as (

    select
        event_date,
        account_id,
        tenant_id,
        application,
        environment,
        route,
        prompt,
        provider_name,
        model_name,
        region,
        service_tier,
        price_id,
        pricing_status,
        meter,
        if(meter = 'Requests', 'Requests', 'Tokens') as unit,
        if(meter = 'Requests', 1000, 1000000) as units_per_price,
        cast(sum(quantity) as decimal(28,3)) as quantity,
        cast(sum(usd) as decimal(28,9)) as usd
    from calls
    group by
        event_date,
        account_id,
        tenant_id,
        application,
        environment,
        route,
        prompt,
        provider_name,
        model_name,
        region,
        service_tier,
        price_id,
        pricing_status,
        meter
    having sum(quantity) > 0 or sum(usd) > 0

),

-- Divided by millions of tokens, not by tokens: a quotient of wide decimals would keep six places only.
unit_prices as (

    select
        *,
        cast(cast(usd as decimal(18,9)) / nullif(pricing_quantity, 0) as decimal(28,12)) as unit_usd
    from (
        select
            *,
            concat_ws('/', provider_name, model_name, service_tier, meter) as sku_id,
            cast(quantity / units_per_price as decimal(15,6)) as pricing_quantity
        from charges
    )

)

select
    cast(null as string) as AvailabilityZone,
    usd as BilledCost,
    account_id as BillingAccountId,
    account_id as BillingAccountName,
    'Cloud Account' as BillingAccountType,
    'USD' as BillingCurrency,
    cast(add_months(trunc(event_date, 'month'), 1) as timestamp) as BillingPeriodEnd,
    cast(trunc(event_date, 'month') as timestamp) as BillingPeriodStart,
    cast(null as string) as CapacityReservationId,
    cast(null as string) as CapacityReservationStatus,
    'Usage' as ChargeCategory,
    cast(null as string) as ChargeClass,
    concat(meter, ' of ', model_name) as ChargeDescription,
    'Usage-Based' as ChargeFrequency,
    cast(date_add(event_date, 1) as timestamp) as ChargePeriodEnd,
    cast(event_date as timestamp) as ChargePeriodStart,
    cast(null as string) as CommitmentDiscountCategory,
    cast(null as string) as CommitmentDiscountId,
    cast(null as string) as CommitmentDiscountName,
    cast(null as decimal(28,9)) as CommitmentDiscountQuantity,
    cast(null as string) as CommitmentDiscountStatus,
    cast(null as string) as CommitmentDiscountType,
    cast(null as string) as CommitmentDiscountUnit,
    quantity as ConsumedQuantity,
    unit as ConsumedUnit,
    usd as ContractedCost,
    unit_usd as ContractedUnitPrice,
    usd as EffectiveCost,
    cast(null as string) as InvoiceId,
    provider_name as InvoiceIssuerName,
    usd as ListCost,
    unit_usd as ListUnitPrice,
    'Standard' as PricingCategory,
    'USD' as PricingCurrency,
    unit_usd as PricingCurrencyContractedUnitPrice,
    usd as PricingCurrencyEffectiveCost,
    unit_usd as PricingCurrencyListUnitPrice,
    pricing_quantity as PricingQuantity,
    concat(units_per_price, ' ', unit) as PricingUnit,
    provider_name as ProviderName,
    provider_name as PublisherName,
    region as RegionId,
    region as RegionName,
    model_name as ResourceId,
    model_name as ResourceName,
    'Model' as ResourceType,
    'AI and Machine Learning' as ServiceCategory,
    provider_name as ServiceName,
    'Generative AI' as ServiceSubcategory,
    sku_id as SkuId,
    meter as SkuMeter,
    to_json(map('ServiceTier', coalesce(service_tier, 'standard'))) as SkuPriceDetails,
    concat(sku_id, '@', coalesce(price_id, 'not billed')) as SkuPriceId,
    tenant_id as SubAccountId,
    tenant_id as SubAccountName,
    'Tenant' as SubAccountType,
    to_json(
        map(
            'application', application, 'environment', environment, 'route', route, 'prompt', prompt,
            'pricing_status', pricing_status
        )
    ) as Tags
from unit_prices
