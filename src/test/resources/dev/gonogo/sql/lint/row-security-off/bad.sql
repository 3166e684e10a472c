alter table public.t disable row level security;
