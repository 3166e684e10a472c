set local statement_timeout = '1min';
alter table public.t add column a int;
