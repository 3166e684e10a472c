create table public.customer (id int primary key, name text not null, email text constraint customer_email unique);
insert into public.customer select n, 'customer ' || n, n || '@example.org' from generate_series(1, 1000) n;
create view public.v_customers as select id, name from public.customer;
analyze public.customer;
create table public.document (id int primary key, tenant text not null);
alter table public.document enable row level security;
alter table public.document force row level security;
create policy own on public.document using (tenant = current_setting('app.tenant', true));
