select * from public.get_inventory_summary()
