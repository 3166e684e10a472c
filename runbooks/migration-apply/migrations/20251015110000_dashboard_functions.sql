create table public.orders (
  id bigint generated always as identity primary key,
  shopify_product_id bigint not null references public.product_categories,
  amount numeric(10, 2) not null check (amount >= 0),
  ordered_at timestamptz not null default now()
);
create index orders_by_time on public.orders (ordered_at);
create index orders_of_product on public.orders (shopify_product_id);

create function public.get_revenue_metrics(since timestamptz, until timestamptz)
returns table (orders bigint, revenue numeric, average numeric)
language sql stable set search_path = pg_catalog, public as $$
  select count(*), coalesce(sum(o.amount), 0), round(avg(o.amount), 2)
  from public.orders o
  where o.ordered_at >= since and o.ordered_at < until
$$;

create function public.get_inventory_summary()
returns table (velocity text, products bigint)
language sql stable set search_path = pg_catalog, public as $$
  select c.inventory_velocity, count(*) from public.product_categories c group by c.inventory_velocity order by 1
$$;

create function public.get_approvals_pending_count()
returns bigint
language sql stable set search_path = pg_catalog, public as $$
  select count(*) from public.agent_approvals a where a.state = 'pending'
$$;
