alter table public.t add column n bigserial;
