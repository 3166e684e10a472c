-- Takes back 003: what was entered as plan, slug or budget since then is lost with its column.

alter table public.tenants drop constraint if exists tenants_slug_key;

alter table public.tenants
  drop column if exists slug,
  drop column if exists subscription_plan,
  drop column if exists subscription_status,
  drop column if exists subscription_started_at,
  drop column if exists subscription_expires_at,
  drop column if exists ai_budget_monthly,
  drop column if exists ai_spend_current;

-- No cascade: whoever else uses the type by now is a reason to stop.
drop type if exists public.subscriptionplan;
