alter table public.t no force row level security;
