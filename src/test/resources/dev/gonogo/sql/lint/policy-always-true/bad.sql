create policy everybody on public.t using (true);
