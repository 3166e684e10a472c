create table if not exists public.t (id bigint primary key);
create or replace view public.v as select 1 as one;
