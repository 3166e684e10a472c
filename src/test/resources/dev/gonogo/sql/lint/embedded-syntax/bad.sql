create function public.f() returns int language plpgsql as $$
begin
  retrun 1 from;
end $$;
