alter table public.t add column code text default upper(current_setting('app.code'));
