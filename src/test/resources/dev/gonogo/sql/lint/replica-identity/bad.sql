alter table public.t replica identity full;
