do $$ begin
  create type public.state as enum ('new');
exception when others then null;
end $$;
