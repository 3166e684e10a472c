set lock_timeout = '5s';
alter table public.t add column a int;
