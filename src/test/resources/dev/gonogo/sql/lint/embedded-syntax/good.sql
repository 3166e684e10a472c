create function public.f() returns int language plpgsql as $$
begin
  return 1;
end $$;
create function public.g() returns int language plperl as $$ return 1 from; $$;
