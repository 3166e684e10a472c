create table public.customer (id int primary key, name text not null, email text constraint customer_email unique);
insert into public.customer select n, 'customer ' || n, n || '@example.org' from generate_series(1, 1000) n;
create view public.v_customers as select id, name from public.customer;
analyze public.customer;
