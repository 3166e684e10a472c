create table public.note (id bigint primary key);
create temp table scratch (id int);
