-- Steps that change something write in spite of the default, so that it can be taken back.
do $$ begin execute format('alter database %I reset default_transaction_read_only', current_database()); end $$;
