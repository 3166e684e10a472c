drop trigger noted on public.t;
