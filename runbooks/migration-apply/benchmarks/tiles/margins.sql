-- the tile of margins: categories and what was sold of them in 30 days
select c.category_l2, round(avg(c.margin_pct), 1) as margin, coalesce(sum(o.amount), 0) as revenue
from public.product_categories c
left join public.orders o on o.shopify_product_id = c.shopify_product_id and o.ordered_at > now() - interval '30 days'
group by c.category_l2 order by revenue desc
