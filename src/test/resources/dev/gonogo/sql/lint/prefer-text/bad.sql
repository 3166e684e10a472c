create table public.t (id bigint primary key, name varchar(50), code char(3));
