-- foreign keys of a schema, each with a query that counts its orphans
select n.nspname || '.' || c.relname || '.' || k.conname,
       f.relname::text,
       k.convalidated,
       format('select count(*) from %I.%I child where %s and not exists (select from %I.%I parent where %s)',
              n.nspname, c.relname,
              (select string_agg(format('child.%I is not null', a.attname), ' and ')
               from unnest(k.conkey) with ordinality as key(attnum, position)
               join pg_attribute a on a.attrelid = k.conrelid and a.attnum = key.attnum),
              fn.nspname, f.relname,
              (select string_agg(format('parent.%I = child.%I', b.attname, a.attname), ' and ')
               from unnest(k.conkey, k.confkey) as key(child, parent)
               join pg_attribute a on a.attrelid = k.conrelid and a.attnum = key.child
               join pg_attribute b on b.attrelid = k.confrelid and b.attnum = key.parent))
from pg_constraint k
join pg_class c on c.oid = k.conrelid
join pg_namespace n on n.oid = c.relnamespace
join pg_class f on f.oid = k.confrelid
join pg_namespace fn on fn.oid = f.relnamespace
where k.contype = 'f'
  and k.conparentid = 0
  and n.nspname = ?
  and (? = '' or f.relname = ?)
order by 1
