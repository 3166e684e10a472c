alter table public.t alter column a type varchar(100);
