-- Which foreign keys lack an index that starts with their columns, and which indexes are invalid?
-- "if not exists" takes an invalid index for a good one.
select k.conrelid::regclass::text as relation, k.conname as name, 'foreign key without an index' as problem
  from pg_catalog.pg_constraint k
 where k.contype = 'f'
   and k.connamespace = 'public'::regnamespace
   and not exists (
     select from pg_catalog.pg_index i
      where i.indrelid = k.conrelid
        and i.indisvalid
        and i.indpred is null
        and (string_to_array(i.indkey::text, ' ')::int2[])[1:cardinality(k.conkey)] @> k.conkey
   )
union all
select i.indrelid::regclass::text, i.indexrelid::regclass::text, 'index is invalid'
  from pg_catalog.pg_index i
  join pg_catalog.pg_class c on c.oid = i.indexrelid
 where c.relnamespace = 'public'::regnamespace
   and not (i.indisvalid and i.indisready and i.indislive)
 order by relation, name;
