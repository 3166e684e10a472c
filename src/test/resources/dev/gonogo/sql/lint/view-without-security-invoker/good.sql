alter table public.t enable row level security;
create view public.v with (security_invoker = true) as select * from public.t;
