alter table public.t add column n bigint generated always as identity;
