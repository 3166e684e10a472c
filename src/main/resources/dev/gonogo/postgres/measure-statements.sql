-- how long each statement of this database took on the average, in seconds, when it was called often enough; %s is the schema of the extension
select 'query ' || s.queryid as "of", 'mean' as quantity, round((s.mean_exec_time / 1000)::numeric, 6) as value,
       s.calls || ' calls: ' || left(regexp_replace(s.query, '\s+', ' ', 'g'), 300) as detail
from %s.pg_stat_statements s
where s.dbid = (select oid from pg_database where datname = current_database())
  and s.calls >= ?
order by 3 desc
limit 100
