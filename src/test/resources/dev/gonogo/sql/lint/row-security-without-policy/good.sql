alter table public.t enable row level security;
create policy own on public.t using (owner = current_user);
