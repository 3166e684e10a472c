alter type public.state add value 'archived';
alter type public.state add value 'lost' after 'archived';
