drop function public.get_approvals_pending_count();
drop function public.get_inventory_summary();
drop function public.get_revenue_metrics(timestamptz, timestamptz);
drop table public.orders;
