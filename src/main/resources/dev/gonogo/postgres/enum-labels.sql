-- the labels of an enum in their order; no row when it is none
select e.enumlabel::text
from pg_enum e
where e.enumtypid = to_regtype(?)
order by e.enumsortorder
