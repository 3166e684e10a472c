vacuum (full, analyze) public.t;
