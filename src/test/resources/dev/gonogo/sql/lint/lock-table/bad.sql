lock table public.t in share mode;
