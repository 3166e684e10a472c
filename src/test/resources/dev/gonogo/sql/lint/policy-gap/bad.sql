begin;
drop policy own on public.t;
commit;
create policy own on public.t using (owner = current_user);
