update public.t set a = 1 where a is null;
update public.t set a = u.a from public.u where u.id = t.id;
