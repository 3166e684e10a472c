-- gonogo:allow truncate
truncate public.t;
