-- whether operator classes, ranges or checks of domains that were added call a function that is not written in C
select exists (
  select from (
    select amproc::oid from pg_catalog.pg_amproc where oid >= 16384
    union
    select oprcode::oid
      from pg_catalog.pg_amop
      join pg_catalog.pg_operator on pg_operator.oid = amopopr
     where pg_amop.oid >= 16384
    union
    select rngsubdiff::oid from pg_catalog.pg_range where rngtypid >= 16384
    union
    select rngcanonical::oid from pg_catalog.pg_range where rngtypid >= 16384
    union
    select refobjid
      from pg_catalog.pg_constraint
      join pg_catalog.pg_depend on classid = 'pg_catalog.pg_constraint'::regclass and objid = pg_constraint.oid
     where contypid >= 16384 and refclassid = 'pg_catalog.pg_proc'::regclass
    union
    select oprcode::oid
      from pg_catalog.pg_constraint
      join pg_catalog.pg_depend on classid = 'pg_catalog.pg_constraint'::regclass and objid = pg_constraint.oid
      join pg_catalog.pg_operator on refclassid = 'pg_catalog.pg_operator'::regclass and pg_operator.oid = refobjid
     where contypid >= 16384) called (id)
  join pg_catalog.pg_proc on pg_proc.oid = id
  join pg_catalog.pg_language on pg_language.oid = prolang
  where lanname not in ('c', 'internal'))
