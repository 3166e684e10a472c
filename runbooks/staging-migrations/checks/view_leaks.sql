-- Which views read as their owner, and so past row level security?
select c.relname as view, pg_catalog.pg_get_userbyid(c.relowner) as owner, c.reloptions as options
  from pg_catalog.pg_class c
 where c.relnamespace = 'public'::regnamespace
   and c.relkind in ('v', 'm')
   and not coalesce(c.reloptions, '{}') && array['security_invoker=true', 'security_invoker=on', 'security_invoker=1', 'security_invoker=yes']
 order by c.relname;
