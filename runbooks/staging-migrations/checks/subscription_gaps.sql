-- Which tenants have no slug, no start, an end before the start, or spent more than their budget? (After 003.)
select id, name, slug, subscription_plan, subscription_started_at, subscription_expires_at, ai_budget_monthly, ai_spend_current
  from public.tenants
 where slug is null
    or subscription_started_at is null
    or subscription_expires_at <= subscription_started_at
    or ai_spend_current > ai_budget_monthly
    or ai_spend_current < 0
 order by id;
