create policy own on public.t using (((select auth.jwt()) -> 'app_metadata' ->> 'role') = 'admin');
