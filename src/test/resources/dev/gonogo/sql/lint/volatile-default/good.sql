alter table public.t add column made timestamptz not null default now(), add column n int default 0;
