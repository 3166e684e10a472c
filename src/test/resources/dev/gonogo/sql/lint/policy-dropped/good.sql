drop policy own on public.t;
create policy own on public.t using (owner = current_user);
