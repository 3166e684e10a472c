create policy own on public.t using (owner = current_user);
create policy more on public.t as restrictive using (true);
