alter table public.t set unlogged;
