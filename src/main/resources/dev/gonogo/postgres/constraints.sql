-- constraints of given names, which are separated by commas
select c.conname::text,
       coalesce(c.conrelid::regclass::text, ''),
       pg_get_constraintdef(c.oid),
       c.convalidated
from pg_constraint c
join pg_namespace n on n.oid = c.connamespace
where c.conname = any (string_to_array(?, ','))
  and n.nspname !~ '^pg_'
  and n.nspname not in ('information_schema', 'gonogo')
order by 1, 2
