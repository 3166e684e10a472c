drop policy own on public.t;
