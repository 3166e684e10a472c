create table public.product_categories (
  shopify_product_id bigint primary key,
  category_l1 text not null,
  category_l2 text,
  avg_order_value numeric(10, 2) not null,
  margin_pct numeric(5, 2) not null check (margin_pct between 0 and 100),
  inventory_velocity text not null check (inventory_velocity in ('fast', 'medium', 'slow'))
);
