grant select on public.t to public;
