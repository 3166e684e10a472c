-- which tables hold the rows that are counted for a table: itself, its partitions, and what inherits from it
with recursive holders(counted, holder) as (
    select c.oid, c.oid
    from pg_class c
    where c.relkind in ('r', 'p')
    union
    select holders.counted, i.inhrelid
    from holders
    join pg_inherits i on i.inhparent = holders.holder
)
select n.nspname || '.' || c.relname, hn.nspname || '.' || h.relname
from holders
join pg_class c on c.oid = holders.counted
join pg_namespace n on n.oid = c.relnamespace
join pg_class h on h.oid = holders.holder
join pg_namespace hn on hn.oid = h.relnamespace
where h.relkind = 'r'
