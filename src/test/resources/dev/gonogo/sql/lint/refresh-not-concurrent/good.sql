refresh materialized view concurrently public.totals;
