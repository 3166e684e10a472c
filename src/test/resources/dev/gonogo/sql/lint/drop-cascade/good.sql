drop view public.summary;
alter table public.t drop constraint c restrict;
