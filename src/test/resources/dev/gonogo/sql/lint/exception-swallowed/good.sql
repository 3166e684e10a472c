do $$ begin
  create type public.state as enum ('new');
exception when duplicate_object then null;
end $$;
