create table public.t (a varchar(50) primary key, n numeric(10, 2));
alter table public.t alter column a type varchar(100), alter column n type numeric(12, 2);
