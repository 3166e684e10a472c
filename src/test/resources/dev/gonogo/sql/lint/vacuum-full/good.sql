vacuum (full off, analyze) public.t;
