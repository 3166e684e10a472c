alter table public.t drop column if exists state;
alter table public.t add column phase public.state;
