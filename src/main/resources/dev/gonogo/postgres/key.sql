-- a column by which the rows of a table are to be gone through
select quote_ident(a.attname),
       format_type(a.atttypid, a.atttypmod),
       a.attnotnull,
       exists (select from pg_index i where i.indrelid = a.attrelid and i.indisvalid and i.indpred is null and i.indkey[0] = a.attnum
               and pg_index_column_has_property(i.indexrelid, 1, 'orderable'))
from pg_attribute a
where a.attrelid = ?::regclass
  and a.attname = ?
  and a.attnum > 0
  and not a.attisdropped
