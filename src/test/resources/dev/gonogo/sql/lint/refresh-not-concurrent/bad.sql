refresh materialized view public.totals;
