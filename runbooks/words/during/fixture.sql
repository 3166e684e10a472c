create table public.flag (name text primary key, on_since timestamptz);
insert into public.flag values ('maintenance', null);
