alter table public.t add column code text default app.next_code();
