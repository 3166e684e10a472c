create table public.author (id bigint generated always as identity primary key, name text not null);
create table public.note (
  id bigint generated always as identity primary key,
  author_id bigint not null references public.author,
  title text not null,
  created_at timestamptz not null default now()
);
create index note_author on public.note (author_id);
insert into public.author (name) values ('Ada'), ('Grace'), ('Edsger');
insert into public.note (author_id, title, created_at)
select 1 + n % 3, 'note ' || n, now() - n * interval '1 hour' from generate_series(1, 3000) n;
analyze;
