-- relations of users with what of them decides whose a row is: their columns, and what their policies read
select c.oid::bigint,
       n.nspname || '.' || c.relname,
       quote_ident(n.nspname) || '.' || quote_ident(c.relname),
       c.relkind in ('r', 'p'),
       c.relkind in ('r', 'p') and (c.relrowsecurity or exists (select from pg_policy p where p.polrelid = c.oid)),
       exists (select from pg_trigger t where t.tgrelid = c.oid and t.tgtype & 7 = 7 and t.tgenabled <> 'D'),
       coalesce((select string_agg(a.attname, E'\n' order by a.attnum)
                 from pg_attribute a
                 where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped), ''),
       coalesce((select string_agg(a.attname, E'\n')
                 from pg_index i
                 join pg_attribute a on a.attrelid = i.indrelid and a.attnum = i.indkey[0]
                 where i.indrelid = c.oid and i.indisunique and i.indnkeyatts = 1), ''),
       coalesce((select string_agg(distinct a.attname, E'\n')
                 from pg_policy p
                 join pg_depend d on d.classid = 'pg_policy'::regclass and d.objid = p.oid
                                 and d.refclassid = 'pg_class'::regclass and d.refobjid = c.oid
                 join pg_attribute a on a.attrelid = d.refobjid and a.attnum = d.refobjsubid and a.attnum > 0
                 where p.polrelid = c.oid), ''),
       exists (select
               from pg_policy p
               join pg_depend d on d.classid = 'pg_policy'::regclass and d.objid = p.oid
                               and d.refclassid = 'pg_class'::regclass and d.refobjid <> c.oid
               where p.polrelid = c.oid),
       coalesce((select string_agg(concat_ws(' ', pg_get_expr(p.polqual, c.oid), pg_get_expr(p.polwithcheck, c.oid)), ' ')
                 from pg_policy p
                 where p.polrelid = c.oid), '')
from pg_class c
join pg_namespace n on n.oid = c.relnamespace
where c.relkind in ('r', 'p', 'v', 'm', 'f')
  and n.nspname !~ '^pg_'
  and n.nspname not in ('information_schema', 'gonogo')
order by 2
