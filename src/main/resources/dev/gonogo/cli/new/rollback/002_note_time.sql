alter table public.note drop column written_at;
