update public.customer set name = replace(name, 'customer ', 'c');
analyze public.customer;
