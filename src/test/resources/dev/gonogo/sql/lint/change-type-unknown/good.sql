alter table public.t alter column a type jsonb using a::jsonb;
