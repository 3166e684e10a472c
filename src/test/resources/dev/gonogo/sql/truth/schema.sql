create schema other;
create table public.parent (id int primary key, code text);
create table public.t (
  id int not null, a varchar(50), n numeric(10, 2), i int, j json, ts timestamp, nn int not null, maybe int, proven int,
  parent_id int, during int4range, here text default 'x');
create index t_i on public.t (i);
create unique index t_id on public.t (id);
alter table public.t add constraint proven_there check (proven is not null);
alter table public.t add constraint t_nn check (nn > 0);
alter table public.t add constraint later check (nn > 0) not valid;
alter table public.t add constraint later_key foreign key (parent_id) references public.parent (id) not valid;
create function public.noted() returns trigger language plpgsql as $$ begin return new; end $$;
create trigger noted before insert on public.t for each row execute function public.noted();
create policy own on public.t using (here = current_user);
create table public.child (id int primary key, parent_id int references public.parent (id));
create table public.parts (id int, made date) partition by range (made);
create table public.parts_old partition of public.parts for values from ('2019-01-01') to ('2020-01-01');
create table public.parts_new (id int, made date);
create domain public.whole as int;
create table public.measured (id int primary key, size public.whole);
create type public.state as enum ('new', 'done');
create materialized view public.totals as select g as id from generate_series(1, 1000) g;
create unique index totals_id on public.totals (id);
insert into public.parent select g, 'x' from generate_series(1, 1000) g;
insert into public.t select g, 'x', 1, g, '{}', now(), 1, 1, 1, g, int4range(g, g + 1), 'x' from generate_series(1, 1000) g;
insert into public.parts_new select g, '2026-01-01' from generate_series(1, 1000) g;
insert into public.measured select g, g from generate_series(1, 1000) g;
