select email, count(*) from public.customer group by email having count(*) > 1
