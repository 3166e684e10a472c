do $$ begin execute 'alter table public.t add column a int'; end $$;
