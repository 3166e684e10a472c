alter table public.customer add column phone text;
