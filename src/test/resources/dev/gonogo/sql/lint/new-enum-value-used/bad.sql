alter type public.state add value 'archived';
update public.t set state = 'archived' where id = 1;
