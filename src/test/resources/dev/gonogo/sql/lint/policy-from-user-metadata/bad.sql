create policy own on public.t using ((auth.jwt() -> 'user_metadata' ->> 'role') = 'admin');
