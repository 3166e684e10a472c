alter table public.t enable row level security;
create view public.v as select * from public.t;
