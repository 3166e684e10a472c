create table public.note (id integer primary key, body text not null);
