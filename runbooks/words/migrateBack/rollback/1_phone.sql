alter table public.customer drop column phone;
