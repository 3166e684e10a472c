alter table public.t add column token uuid not null default gen_random_uuid();
