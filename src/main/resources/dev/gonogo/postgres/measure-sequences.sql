-- how much of its numbers each sequence has given out, of what its column can hold; unknown where it cannot be read
select s.schemaname || '.' || s.sequencename as "of",
       'used' as quantity,
       case
         when not has_sequence_privilege(c.oid, 'select, usage') then null
         when s.last_value is null then 0
         when s.increment_by > 0 then
           100 * (s.last_value::numeric - s.min_value) / nullif(least(s.max_value, u.highest)::numeric - s.min_value, 0)
         else 100 * (s.max_value::numeric - s.last_value) / nullif(s.max_value::numeric - greatest(s.min_value, -u.highest - 1), 0)
       end as value,
       concat_ws(' ', 'of', u.relation) as detail
from pg_sequences s
join pg_namespace n on n.nspname = s.schemaname
join pg_class c on c.relnamespace = n.oid and c.relname = s.sequencename
left join lateral (
  select min(case a.atttypid when 'smallint'::regtype then 32767 when 'integer'::regtype then 2147483647
                             else 9223372036854775807 end)::bigint as highest,
         min(d.table_oid::regclass || '.' || a.attname) as relation
  from (
    select refobjid as table_oid, refobjsubid as number
    from pg_depend
    where classid = 'pg_class'::regclass and objid = c.oid and refclassid = 'pg_class'::regclass and deptype in ('a', 'i')
    union
    select f.adrelid, f.adnum
    from pg_depend
    join pg_attrdef f on f.oid = pg_depend.objid
    where classid = 'pg_attrdef'::regclass and refclassid = 'pg_class'::regclass and refobjid = c.oid
  ) d
  join pg_attribute a on a.attrelid = d.table_oid and a.attnum = d.number
) u on true
where not s.cycle
order by 3 desc nulls first, 1
