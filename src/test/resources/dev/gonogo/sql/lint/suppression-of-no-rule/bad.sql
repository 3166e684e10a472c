-- gonogo:allow truncat it is filled anew every night
truncate public.t;
