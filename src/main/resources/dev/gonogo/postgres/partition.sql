-- whether a partition of a table is being detached from it; no row when it is none
select coalesce((to_jsonb(i) ->> 'inhdetachpending')::boolean, false)
from pg_inherits i
where inhparent = to_regclass(?)
  and inhrelid = to_regclass(?)
