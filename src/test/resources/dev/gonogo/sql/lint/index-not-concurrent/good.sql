create table public.note (id bigint primary key, body text);
-- nobody sees the table yet
create index note_body on public.note (body);
