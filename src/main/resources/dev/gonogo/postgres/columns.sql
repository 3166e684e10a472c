-- names and types of a table's columns
select attname::text, format_type(atttypid, atttypmod)
from pg_attribute
where attrelid = to_regclass(?)
  and attnum > 0
  and not attisdropped
order by attnum
