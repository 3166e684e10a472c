-- when a note was written; now() is the same for all rows, so that the table is not written anew
alter table public.note add column written_at timestamptz not null default now();
