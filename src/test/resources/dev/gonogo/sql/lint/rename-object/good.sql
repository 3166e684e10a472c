alter type public.state add value 'fresh';
