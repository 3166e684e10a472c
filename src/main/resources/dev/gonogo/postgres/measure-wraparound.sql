-- how far the oldest transaction id, and the oldest multixact, of each database is on its way to the wraparound, in percent; the
-- tables of this database that hold it back
select datname::text as "of", 'age' as quantity, round(100 * greatest(age(datfrozenxid), mxid_age(datminmxid)) / 2147483647.0, 3) as value,
       'database' as detail
from pg_database
union all
(select n.nspname || '.' || c.relname, 'age', round(100 * greatest(age(c.relfrozenxid), mxid_age(c.relminmxid)) / 2147483647.0, 3), 'table'
 from pg_class c
 join pg_namespace n on n.oid = c.relnamespace
 where c.relkind in ('r', 'm', 't')
   and c.relfrozenxid <> '0'
 order by greatest(age(c.relfrozenxid), mxid_age(c.relminmxid)) desc
 limit 5)
order by 3 desc, 1
