do $$ begin
  loop
    update public.t set a = 1 where id in (select id from public.t where a is null limit 100);
    exit when not found;
    commit;
  end loop;
end $$;
