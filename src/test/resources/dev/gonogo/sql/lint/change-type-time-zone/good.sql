alter table public.t alter column made type text;
