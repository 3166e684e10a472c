begin;
alter table public.t add constraint c check (a > 0) not valid;
commit;
alter table public.t validate constraint c;
