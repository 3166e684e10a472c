create table public.t (a int primary key, constraint c check (a > 0));
alter table public.t drop constraint c;
