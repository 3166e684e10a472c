-- every ordinary or partitioned table, and the query that counts its rows and sums up their hashes; columns by name
select n.nspname || '.' || c.relname,
       format('select count(*) || '' rows, sum '' || coalesce(sum(hashtextextended(row(%s)::text, 0)::numeric), 0) from %I.%I',
              coalesce((select string_agg(quote_ident(a.attname), ', ' order by a.attname)
                        from pg_attribute a
                        where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped), ''),
              n.nspname, c.relname)
from pg_class c
join pg_namespace n on n.oid = c.relnamespace
where c.relkind in ('r', 'p')
  and not c.relispartition
  and n.nspname !~ '^pg_'
  and n.nspname not in ('information_schema', 'gonogo')
  and not exists (select from pg_depend d where d.classid = 'pg_class'::regclass and d.objid = c.oid and d.deptype = 'e')
order by 1
