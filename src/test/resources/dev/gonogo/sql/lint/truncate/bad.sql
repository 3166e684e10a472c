truncate public.t restart identity cascade;
