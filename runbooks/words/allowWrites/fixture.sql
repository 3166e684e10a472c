create table public.customer (id int primary key, name text not null);
insert into public.customer values (1, 'Ada'), (2, 'Grace'), (3, 'Edsger');

do $$ begin
  execute format('alter database %I set default_transaction_read_only = on', current_database());
end $$;
