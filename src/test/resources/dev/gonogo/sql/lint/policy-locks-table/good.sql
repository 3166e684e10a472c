create table public.t (id int primary key, owner name);
create policy own on public.t using (owner = current_user);
