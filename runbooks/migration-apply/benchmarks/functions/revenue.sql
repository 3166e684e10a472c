select * from public.get_revenue_metrics(now() - interval '7 days', now())
