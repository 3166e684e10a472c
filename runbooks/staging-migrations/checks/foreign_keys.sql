-- Which foreign keys are there, and are all of their rows known to be right?
select k.conrelid::regclass::text as relation, k.conname as name, k.confrelid::regclass::text as parent, k.convalidated as validated,
       pg_catalog.pg_get_constraintdef(k.oid) as definition
  from pg_catalog.pg_constraint k
 where k.contype = 'f'
   and k.connamespace = 'public'::regnamespace
 order by relation, name;
