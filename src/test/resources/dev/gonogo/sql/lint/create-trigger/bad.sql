create trigger noted after insert on public.t for each row execute function public.note();
