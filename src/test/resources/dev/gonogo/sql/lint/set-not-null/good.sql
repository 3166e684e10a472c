begin;
alter table public.t add constraint a_there check (a is not null) not valid;
commit;
alter table public.t validate constraint a_there;
alter table public.t alter column a set not null;
